package socai.ledger;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.web.util.DisconnectedClientHelper;

class StillAskedTest {
  @AfterEach
  void end() {
    StillAsked.byNobody();
  }

  @Test
  void work_for_nobody_in_particular_goes_on() {
    assertThatCode(StillAsked::orStop).doesNotThrowAnyException();
  }

  @Test
  @Timeout(30)
  void once_whoever_asked_has_left_it_ends_as_where_nobody_can_be_answered() {
    AtomicBoolean there = new AtomicBoolean(true);
    StillAsked.by(there::get);
    StillAsked.orStop();
    there.set(false);
    assertThatExceptionOfType(StillAsked.GoneException.class)
        .isThrownBy(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                StillAsked.orStop();
              }
            })
        .matches(DisconnectedClientHelper::isClientDisconnectedException);
    StillAsked.byNobody();
    assertThatCode(StillAsked::orStop).doesNotThrowAnyException();
  }
}

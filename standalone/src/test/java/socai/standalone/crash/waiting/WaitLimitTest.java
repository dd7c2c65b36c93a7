package socai.standalone.crash.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** No wait is without an end, and none is silent. */
class WaitLimitTest {
  private final List<String> said = new ArrayList<>();
  private final WaitLimit patience =
      new WaitLimit((what, seconds, most) -> said.add(what + " of " + most), Duration.ofMillis(20));

  @Test
  void what_does_not_come_is_waited_for_no_longer_than_that_and_not_in_silence() {
    assertThatThrownBy(
            () -> patience.demand(Awaited.SIGNATURE, Duration.ofMillis(200), () -> false))
        .isInstanceOf(NotComeException.class)
        .hasMessageContaining("SIGNATURE");
    assertThat(said).hasSizeBetween(2, 10).containsOnly("SIGNATURE of 0");
  }

  @Test
  void what_has_come_is_not_spoken_of() throws InterruptedException {
    assertThat(patience.await(Awaited.READERS, Duration.ofDays(1), () -> true)).isTrue();
    assertThat(said).isEmpty();
  }

  @Test
  void what_ends_by_itself_is_spoken_of_meanwhile() {
    CountDownLatch heard = new CountDownLatch(1);
    WaitLimit speaking =
        new WaitLimit((what, seconds, most) -> heard.countDown(), Duration.ofMillis(1));
    assertThat(speaking.during(Awaited.READERS, Duration.ofMinutes(1), () -> isHeard(heard)))
        .isTrue();
  }

  private static boolean isHeard(CountDownLatch heard) {
    try {
      return heard.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void who_is_interrupted_waits_no_longer() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> patience.await(Awaited.READERS, Duration.ofDays(1), () -> false))
        .isInstanceOf(InterruptedException.class);
  }
}

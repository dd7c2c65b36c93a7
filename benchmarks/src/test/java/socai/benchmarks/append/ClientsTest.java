package socai.benchmarks.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClientsTest {
  @Test
  void every_call_is_counted_with_what_it_stored() {
    AtomicInteger left = new AtomicInteger(1_000);
    Clients.Seen seen =
        Clients.work(
            8, Duration.ofMinutes(1), () -> left.getAndDecrement() > 0 ? 3 : Clients.NOTHING_LEFT);
    assertThat(seen.events()).isEqualTo(3_000);
    assertThat(seen.latencies().getTotalCount()).isEqualTo(1_000);
  }

  @Test
  void a_client_that_fails_fails_the_measure() {
    assertThatExceptionOfType(Clients.FailedException.class)
        .isThrownBy(
            () ->
                Clients.work(
                    2,
                    Duration.ofSeconds(1),
                    () -> {
                      throw new UnsupportedOperationException("the store is gone");
                    }))
        .withRootCauseInstanceOf(UnsupportedOperationException.class);
  }
}

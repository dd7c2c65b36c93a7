package socai.ledger.wake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How often one looks. */
class PollingTest {
  private final Polling polling = new Polling(Duration.ofMillis(10), Duration.ofMillis(100));

  @Test
  void who_has_found_something_looks_again_soon_and_then_less_and_less_often() {
    polling.looked(true);
    assertThat(
            Stream.generate(
                    () -> {
                      long wait = polling.next().toMillis();
                      polling.looked(false);
                      return wait;
                    })
                .limit(6))
        .containsExactly(10L, 20L, 40L, 80L, 100L, 100L);
    polling.looked(true);
    assertThat(polling.next()).isEqualTo(Duration.ofMillis(10));
  }

  @Test
  void nobody_waits_so_long_that_others_notice() {
    Polling usual = Polling.usual();
    for (int i = 0; i < 20; i++) {
      usual.looked(false);
    }
    assertThat(usual.next()).isLessThanOrEqualTo(Duration.ofMillis(100));
  }
}

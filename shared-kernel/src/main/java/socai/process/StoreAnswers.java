package socai.process;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import socai.ledger.LedgerRefusal;
import socai.ledger.StoreWatch;

/** DOWN while the store does not answer. Asks nobody: it is watched all the time. */
final class StoreAnswers implements HealthIndicator {
  private final StoreWatch watch;

  StoreAnswers(StoreWatch watch) {
    this.watch = watch;
  }

  @Override
  public Health health() {
    Optional<Duration> silence = watch.silence();
    return silence
        .map(
            since ->
                Health.down()
                    .withDetail("code", LedgerRefusal.SILENT.code())
                    .withDetail("seconds", since.toSeconds())
                    .build())
        .orElseGet(() -> Health.up().build());
  }
}

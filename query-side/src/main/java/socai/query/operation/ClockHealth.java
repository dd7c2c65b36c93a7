package socai.query.operation;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import socai.health.Degraded;
import socai.ledger.ClockGate;
import socai.ledger.LedgerRefusal;

/**
 * DEGRADED while this machine's clock lies behind what was recorded last, DOWN while it lies so far
 * behind that commands are refused for it. Costs two reads.
 */
@Component("clockHealthIndicator")
class ClockHealth implements HealthIndicator {
  private final ClockGate gate;

  ClockHealth(ClockGate gate) {
    this.gate = gate;
  }

  @Override
  public Health health() {
    Optional<Duration> behind = gate.look();
    return behind.isEmpty()
        ? Health.up().build()
        : (gate.isClosedFor(behind.get()) ? Health.down() : Degraded.health())
            .withDetail("code", LedgerRefusal.CLOCK_BEHIND.code())
            .withDetail("seconds", behind.get().toSeconds())
            .build();
  }
}

package socai.query.operation;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;
import socai.ledger.ClockGate;

/**
 * DEGRADED while this machine's clock lies behind what was recorded last, DOWN while it lies so far
 * behind that commands are refused for it. Costs two reads.
 */
@Component("clockHealthIndicator")
class ClockHealth implements HealthIndicator {
  private static final Status DEGRADED = new Status("DEGRADED");

  private final ClockGate gate;

  ClockHealth(ClockGate gate) {
    this.gate = gate;
  }

  @Override
  public Health health() {
    Optional<Duration> behind = gate.look();
    return behind.isEmpty()
        ? Health.up().build()
        : Health.status(gate.isClosedFor(behind.get()) ? Status.DOWN : DEGRADED)
            .withDetail("code", "ledger.clock-behind")
            .withDetail("seconds", behind.get().toSeconds())
            .build();
  }
}

package socai.command;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import socai.ledger.Gate;
import socai.ledger.LedgerRefusal;
import socai.problem.RefusedException;

/** DOWN while no command is taken, whatever it says, and why. */
@Component("commandsHealthIndicator")
class CommandsHealth implements HealthIndicator {
  private final Gate gate;

  CommandsHealth(Gate gate) {
    this.gate = gate;
  }

  @Override
  public Health health() {
    try {
      gate.demandOpen();
      return Health.up().build();
    } catch (RefusedException refused) {
      return (refused.refusal() == LedgerRefusal.BUSY ? Health.unknown() : Health.down())
          .withDetail("code", refused.refusal().code())
          .build();
    }
  }
}

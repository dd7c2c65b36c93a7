package socai.query.evidence;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** DOWN while a figure is known that is not the same by the read models and by the ledger. */
@Component("evidenceHealthIndicator")
class EvidenceHealth implements HealthIndicator {
  private final Disagreements disagreements;

  EvidenceHealth(Disagreements disagreements) {
    this.disagreements = disagreements;
  }

  @Override
  public Health health() {
    List<Disagreement> found = disagreements.first(1);
    return found.isEmpty()
        ? Health.up().build()
        : Health.down()
            .withDetail("code", EvidenceRefusal.DISAGREES.code())
            .withDetail("position", found.get(0).position().value())
            .build();
  }
}

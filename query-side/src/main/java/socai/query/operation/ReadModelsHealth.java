package socai.query.operation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import socai.query.projection.ProjectionRefusal;

/**
 * OUT_OF_SERVICE while a read model is projected for the first time, and holds no more than a part
 * of what was recorded: whoever sends readers here waits.
 */
@Component("readModelsHealthIndicator")
class ReadModelsHealth implements HealthIndicator {
  private final ProjectionStates states;

  ReadModelsHealth(ProjectionStates states) {
    this.states = states;
  }

  @Override
  public Health health() {
    List<ProjectionStates.BeingProjected> projected = states.beingProjected();
    if (projected.isEmpty()) {
      return Health.up().build();
    }
    Map<String, Object> details = new TreeMap<>();
    projected.forEach(
        one ->
            details.put(
                one.projection(),
                Map.of("position", one.reached().value(), "whole", one.whole().value())));
    return Health.outOfService()
        .withDetail("code", ProjectionRefusal.BEING_DRAWN.code())
        .withDetail("projections", details)
        .build();
  }
}

package socai.query.operation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import socai.health.Degraded;
import socai.query.projection.UnknownEvents;

/**
 * How the read models are, for whoever watches the process: DOWN once one stands still though the
 * ledger goes on, DEGRADED while one is far behind, fails, or leaves subjects out, each with a
 * code. It names projections, positions and classes of failures, and nothing of what was recorded.
 */
@Component("projectionHealthIndicator")
class ProjectionHealth implements HealthIndicator {
  /** What a take-over takes is no fault. */
  private static final Duration MOST_STILL = Duration.ofSeconds(20);

  /** Nobody is at work, or it fails again and again. */
  private static final Duration STUCK = Duration.ofMinutes(1);

  private static final String CODE = "code";

  private final ProjectionStates states;
  private final UnknownEvents unknown;

  ProjectionHealth(ProjectionStates states, UnknownEvents unknown) {
    this.states = states;
    this.unknown = unknown;
  }

  @Override
  public Health health() {
    Map<String, Object> troubled = new LinkedHashMap<>();
    String code = "";
    boolean down = false;
    for (ProjectionState state : states.all()) {
      String its = code(state);
      if (!its.isEmpty()) {
        troubled.put(state.projection(), details(state, its));
        down |= its.equals("projection.stuck");
        code = code.isEmpty() || its.equals("projection.stuck") ? its : code;
      }
    }
    Map<String, String> workers = new TreeMap<>(states.failingWorkers());
    if (troubled.isEmpty() && workers.isEmpty()) {
      return withUnknown(Health.up()).build();
    }
    return withUnknown(down ? Health.down() : Degraded.health())
        .withDetail(CODE, code.isEmpty() ? "projection.failing" : code)
        .withDetail("projections", troubled)
        .withDetail("failing", workers)
        .build();
  }

  /** No fault: a newer program beside this one has recorded them. */
  private Health.Builder withUnknown(Health.Builder health) {
    Map<String, Long> passedOver = unknown.counts();
    return passedOver.isEmpty() ? health : health.withDetail("passedOver", passedOver);
  }

  private static String code(ProjectionState state) {
    if (!state.held() && state.still().compareTo(STUCK) > 0) {
      return "projection.stuck";
    }
    if (state.failing().isPresent()) {
      return "projection.failing";
    }
    if (!state.held() && state.still().compareTo(MOST_STILL) > 0) {
      return "projection.still";
    }
    return state.parked().isEmpty() ? "" : "projection.parked";
  }

  private static Map<String, Object> details(ProjectionState state, String code) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put(CODE, code);
    details.put("position", state.reached().value());
    details.put("events", state.behind());
    details.put("seconds", state.still().toSeconds());
    details.put("parked", state.parked().size());
    state.failing().ifPresent(reason -> details.put("failing", reason));
    List<String> reasons =
        state.parked().stream().map(parked -> parked.reason()).distinct().sorted().toList();
    if (!reasons.isEmpty()) {
      details.put("reasons", reasons);
    }
    return details;
  }
}

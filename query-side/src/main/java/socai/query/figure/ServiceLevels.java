package socai.query.figure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import socai.guidance.AdoptionLevel;
import socai.guidance.Step;

/**
 * Where a household stands on each service at a moment.
 *
 * @param all by service; those on which it stands at none are not in it
 */
record ServiceLevels(@JsonValue Map<String, AdoptionLevel> all) {
  /** Of whoever was never guided. */
  static final ServiceLevels NONE = new ServiceLevels(Map.of());

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  ServiceLevels {
    all = Collections.unmodifiableMap(new TreeMap<>(all));
  }

  /** The level on {@code service}. */
  AdoptionLevel on(String service) {
    return Optional.ofNullable(all.get(service)).orElse(AdoptionLevel.NONE);
  }

  /** After {@code steps} of one act. */
  ServiceLevels after(List<Step> steps) {
    Map<String, AdoptionLevel> after = new TreeMap<>(all);
    for (Step step : steps) {
      String service = step.service().value();
      AdoptionLevel level = step.leadsTo(after.getOrDefault(service, AdoptionLevel.NONE));
      if (level == AdoptionLevel.NONE) {
        after.remove(service);
      } else {
        after.put(service, level);
      }
    }
    return new ServiceLevels(after);
  }
}

package socai.query.coverage;

import java.util.HashMap;
import java.util.Map;
import socai.guidance.AdoptionLevel;

/**
 * Households and where they stand.
 *
 * @param services how many stand exactly on a level, by service and level, above none
 */
record Counts(int households, Map<String, Map<AdoptionLevel, Integer>> services) {
  /** A household that stands nowhere yet. */
  static final Counts ONE_HOUSEHOLD = new Counts(1, Map.of());

  /** A household that stands on {@code levels}. */
  static Counts household(Map<String, AdoptionLevel> levels) {
    Map<String, Map<AdoptionLevel, Integer>> services = new HashMap<>();
    levels.forEach((service, level) -> services.put(service, on(level, 1)));
    return new Counts(1, services);
  }

  /** A household steps from one level of {@code service} to another. */
  static Counts step(String service, AdoptionLevel from, AdoptionLevel to) {
    Map<AdoptionLevel, Integer> levels = new HashMap<>(on(from, -1));
    levels.putAll(on(to, 1));
    return new Counts(0, Map.of(service, levels));
  }

  private static Map<AdoptionLevel, Integer> on(AdoptionLevel level, int count) {
    return level == AdoptionLevel.NONE ? Map.of() : Map.of(level, count);
  }
}

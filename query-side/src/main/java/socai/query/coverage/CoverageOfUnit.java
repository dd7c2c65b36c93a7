package socai.query.coverage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import socai.guidance.AdoptionLevel;
import socai.query.projection.Picture;

/**
 * How many households of a unit stand exactly on each level, by service.
 *
 * @param households how many live there, whatever their levels
 * @param services by service and level, above none; a count of 0 may be missing
 */
record CoverageOfUnit(
    @JsonProperty("_id") String id,
    long position,
    int households,
    Map<String, Map<AdoptionLevel, Integer>> services)
    implements Picture {
  static CoverageOfUnit none(String unit) {
    return new CoverageOfUnit(unit, 0, 0, Map.of());
  }

  /** With {@code sign} (1 or −1) times the households and counts of {@code other}. */
  CoverageOfUnit plus(int sign, Counts other, long at) {
    Map<String, Map<AdoptionLevel, Integer>> sums = new LinkedHashMap<>(services);
    other
        .services()
        .forEach(
            (service, levels) ->
                sums.merge(service, times(sign, levels), CoverageOfUnit::together));
    sums.values().removeIf(Map::isEmpty);
    return new CoverageOfUnit(id, at, households + sign * other.households(), sums);
  }

  Counts counts() {
    return new Counts(households, services);
  }

  private static Map<AdoptionLevel, Integer> times(int sign, Map<AdoptionLevel, Integer> levels) {
    return together(
        Map.of(),
        levels.entrySet().stream()
            .collect(
                () -> new EnumMap<>(AdoptionLevel.class),
                (map, e) -> map.put(e.getKey(), sign * e.getValue()),
                Map::putAll));
  }

  private static Map<AdoptionLevel, Integer> together(
      Map<AdoptionLevel, Integer> some, Map<AdoptionLevel, Integer> more) {
    Map<AdoptionLevel, Integer> sums = new EnumMap<>(AdoptionLevel.class);
    sums.putAll(some);
    more.forEach((level, count) -> sums.merge(level, count, Integer::sum));
    sums.values().removeIf(count -> count == 0);
    return sums;
  }
}

package socai.query.figure;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import socai.catalogue.ServiceId;
import socai.guidance.AdoptionLevel;

/**
 * Households, and how many of them stand at or above each level; also how these numbers change.
 *
 * @param reached by service and level, above none; a count of 0 is not in it
 */
public record Counts(int households, Map<String, Map<AdoptionLevel, Integer>> reached) {
  /** Nobody. */
  public static final Counts NONE = new Counts(0, Map.of());

  /** What {@code contribution} changes; nothing if it is to no figure of households. */
  static Counts of(Contribution contribution) {
    if (contribution.to() instanceof Figure.Reached f) {
      Map<AdoptionLevel, Integer> level = Map.of(f.level(), contribution.amount());
      return new Counts(0, Map.of(f.service().value(), level));
    }
    return contribution.to() instanceof Figure.Households
        ? new Counts(contribution.amount(), Map.of())
        : NONE;
  }

  /** How many stand at or above {@code level} of {@code service}. */
  public int reached(ServiceId service, AdoptionLevel level) {
    return level == AdoptionLevel.NONE
        ? households
        : reached.getOrDefault(service.value(), Map.of()).getOrDefault(level, 0);
  }

  /** Both together. */
  public Counts plus(Counts other) {
    return plus(1, other);
  }

  /** This without {@code other}. */
  public Counts minus(Counts other) {
    return plus(-1, other);
  }

  private Counts plus(int sign, Counts other) {
    Map<String, Map<AdoptionLevel, Integer>> sums = new TreeMap<>(reached);
    other
        .reached()
        .forEach(
            (service, levels) ->
                sums.put(service, sum(sums.getOrDefault(service, Map.of()), sign, levels)));
    sums.values().removeIf(Map::isEmpty);
    return new Counts(households + sign * other.households(), sums);
  }

  private static Map<AdoptionLevel, Integer> sum(
      Map<AdoptionLevel, Integer> some, int sign, Map<AdoptionLevel, Integer> more) {
    Map<AdoptionLevel, Integer> sums = new EnumMap<>(AdoptionLevel.class);
    sums.putAll(some);
    more.forEach((level, count) -> sums.merge(level, sign * count, Integer::sum));
    sums.values().removeIf(count -> count == 0);
    return sums;
  }

  boolean isNothing() {
    return households == 0 && reached.isEmpty();
  }
}

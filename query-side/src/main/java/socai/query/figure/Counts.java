package socai.query.figure;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import socai.catalogue.ServiceId;
import socai.guidance.AdoptionLevel;
import socai.territory.UnitLevel;

/**
 * Teams, members, households, and how many of these stand at or above each level; also how these
 * numbers change.
 *
 * @param teams by their level; a count of 0 is not in it. Nothing in what was projected before
 *     teams were counted
 * @param members by the level of their teams; a count of 0 is not in it
 * @param reached by service and level, above none; a count of 0 is not in it
 */
public record Counts(
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<UnitLevel, Integer> teams,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<UnitLevel, Integer> members,
    int households,
    Map<String, Map<AdoptionLevel, Integer>> reached) {
  /** Nobody. */
  public static final Counts NONE = new Counts(Map.of(), Map.of(), 0, Map.of());

  /** What {@code contribution} changes; nothing if it is to no figure of a unit. */
  static Counts of(Contribution contribution) {
    int amount = contribution.amount();
    if (contribution.to() instanceof Figure.UnitTeams f) {
      return new Counts(at(f.level(), amount), Map.of(), 0, Map.of());
    }
    if (contribution.to() instanceof Figure.UnitMembers f) {
      return new Counts(Map.of(), at(f.level(), amount), 0, Map.of());
    }
    if (contribution.to() instanceof Figure.Reached f) {
      Map<String, Map<AdoptionLevel, Integer>> reached =
          Map.of(f.service().value(), Map.of(f.level(), amount));
      return new Counts(Map.of(), Map.of(), 0, reached);
    }
    return contribution.to() instanceof Figure.Households
        ? new Counts(Map.of(), Map.of(), amount, Map.of())
        : NONE;
  }

  private static Map<UnitLevel, Integer> at(Optional<UnitLevel> level, int amount) {
    return Map.of(level.orElseThrow(), amount);
  }

  /** How many teams of {@code level} work there. */
  public int teams(UnitLevel level) {
    return teams.getOrDefault(level, 0);
  }

  /** How many members these have. */
  public int members(UnitLevel level) {
    return members.getOrDefault(level, 0);
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
                sums.put(
                    service,
                    sum(AdoptionLevel.class, sums.getOrDefault(service, Map.of()), sign, levels)));
    sums.values().removeIf(Map::isEmpty);
    return new Counts(
        sum(UnitLevel.class, teams, sign, other.teams()),
        sum(UnitLevel.class, members, sign, other.members()),
        households + sign * other.households(),
        sums);
  }

  private static <L extends Enum<L>> Map<L, Integer> sum(
      Class<L> levels, Map<L, Integer> some, int sign, Map<L, Integer> more) {
    Map<L, Integer> sums = new EnumMap<>(levels);
    sums.putAll(some);
    more.forEach((level, count) -> sums.merge(level, sign * count, Integer::sum));
    sums.values().removeIf(count -> count == 0);
    return sums;
  }

  boolean isNothing() {
    return teams.isEmpty() && members.isEmpty() && households == 0 && reached.isEmpty();
  }
}

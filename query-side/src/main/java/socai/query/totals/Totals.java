package socai.query.totals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.ledger.Position;
import socai.query.figure.EvidenceAddress;
import socai.query.territory.Unit;
import socai.territory.UnitLevel;

/**
 * How many teams and members there are on a date, everywhere or in a unit and all below it.
 *
 * @param unit the unit; empty: everywhere
 * @param members counts memberships: who sits in two teams is counted in each
 * @param evidence where the events of each figure are, as {@link EvidenceAddress} says
 */
record Totals(
    LocalDate asOf,
    Position position,
    Optional<Unit> unit,
    int teams,
    int members,
    List<OfLevel> levels,
    Map<String, String> evidence) {
  /** Everywhere. */
  static Totals everywhere(LocalDate asOf, Position position, List<OfLevel> levels) {
    return of(asOf, position, Optional.empty(), levels, "teams{.level}", "members{.level}");
  }

  /** In {@code unit}. */
  static Totals in(Unit unit, LocalDate asOf, Position position, List<OfLevel> levels) {
    String part = "." + unit.id() + "{.level}";
    return of(
        asOf, position, Optional.of(unit), levels, "unit-teams" + part, "unit-members" + part);
  }

  private static Totals of(
      LocalDate asOf,
      Position position,
      Optional<Unit> unit,
      List<OfLevel> levels,
      String teams,
      String members) {
    return new Totals(
        asOf,
        position,
        unit,
        levels.stream().mapToInt(OfLevel::teams).sum(),
        levels.stream().mapToInt(OfLevel::members).sum(),
        levels,
        Map.of(
            "teams", EvidenceAddress.of(teams, asOf, position),
            "members", EvidenceAddress.of(members, asOf, position)));
  }

  /** The same for the teams of one level. */
  record OfLevel(UnitLevel level, int teams, int members) {}
}

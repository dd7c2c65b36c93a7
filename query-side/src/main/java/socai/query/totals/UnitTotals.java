package socai.query.totals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import socai.ledger.Position;
import socai.query.figure.EvidenceAddress;
import socai.query.territory.Unit;
import socai.territory.UnitLevel;

/**
 * How many teams and members there are on a date, unit by unit, each with all below it.
 *
 * @param whole the unit within which they stand; what they do not add up to works for the whole
 *     itself, or below units that are no more
 * @param evidence where the events of each figure are, as {@link EvidenceAddress} says
 */
record UnitTotals(
    LocalDate asOf,
    Position position,
    UnitLevel unitLevel,
    OfUnit whole,
    List<OfUnit> units,
    Map<String, String> evidence) {
  UnitTotals(
      LocalDate asOf, Position position, UnitLevel unitLevel, OfUnit whole, List<OfUnit> units) {
    this(
        asOf,
        position,
        unitLevel,
        whole,
        units,
        Map.of(
            "teams", EvidenceAddress.of("unit-teams{.unit}{.level}", asOf, position),
            "members", EvidenceAddress.of("unit-members{.unit}{.level}", asOf, position)));
  }

  /** One unit. */
  record OfUnit(Unit unit, int teams, int members, List<Totals.OfLevel> levels) {
    static OfUnit of(Unit unit, List<Totals.OfLevel> levels) {
      return new OfUnit(
          unit,
          levels.stream().mapToInt(Totals.OfLevel::teams).sum(),
          levels.stream().mapToInt(Totals.OfLevel::members).sum(),
          levels);
    }

    Totals.OfLevel at(UnitLevel level) {
      return levels.stream().filter(of -> of.level() == level).findFirst().orElseThrow();
    }

    boolean isNothing() {
      return teams == 0 && members == 0;
    }
  }

  /** What the whole counts and none of the units does. */
  OfUnit rest() {
    return OfUnit.of(
        whole.unit(),
        whole.levels().stream()
            .map(
                all ->
                    new Totals.OfLevel(
                        all.level(),
                        all.teams() - units.stream().mapToInt(u -> u.at(all.level()).teams()).sum(),
                        all.members()
                            - units.stream().mapToInt(u -> u.at(all.level()).members()).sum()))
            .toList());
  }
}

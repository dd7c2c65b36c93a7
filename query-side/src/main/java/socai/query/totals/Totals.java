package socai.query.totals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import socai.ledger.Position;
import socai.query.figure.EvidenceAddress;
import socai.territory.UnitLevel;

/**
 * How many teams and members there are on a date.
 *
 * @param members counts memberships: who sits in two teams is counted in each
 * @param evidence where the events of each figure are, as {@link EvidenceAddress} says
 */
record Totals(
    LocalDate asOf,
    Position position,
    int teams,
    int members,
    List<OfLevel> levels,
    Map<String, String> evidence) {
  Totals(LocalDate asOf, Position position, int teams, int members, List<OfLevel> levels) {
    this(
        asOf,
        position,
        teams,
        members,
        levels,
        Map.of(
            "teams", EvidenceAddress.of("teams{.level}", asOf, position),
            "members", EvidenceAddress.of("members{.level}", asOf, position)));
  }

  /** The same for the teams of one level. */
  record OfLevel(UnitLevel level, int teams, int members) {}
}

package socai.query.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.ledger.Position;
import socai.query.figure.EvidenceAddress;
import socai.team.TeamId;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/**
 * Teams of some units on a date.
 *
 * @param next what to give as {@code after} for the next page; empty on the last one
 * @param evidence where the events of each figure are, as {@link EvidenceAddress} says
 */
record TeamList(
    LocalDate asOf,
    Position position,
    List<Line> teams,
    Optional<TeamId> next,
    Map<String, String> evidence) {
  TeamList(LocalDate asOf, Position position, List<Line> teams, Optional<TeamId> next) {
    this(
        asOf,
        position,
        teams,
        next,
        Map.of("members", EvidenceAddress.of("team-members{.id}", asOf, position)));
  }

  /** One team. */
  record Line(TeamId id, String name, UnitId unit, UnitLevel level, int members) {}
}

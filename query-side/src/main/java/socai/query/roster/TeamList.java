package socai.query.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import socai.ledger.Position;
import socai.team.TeamId;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/**
 * Teams of some units on a date.
 *
 * @param next what to give as {@code after} for the next page; empty on the last one
 */
record TeamList(LocalDate asOf, Position position, List<Line> teams, Optional<TeamId> next) {
  /** One team. */
  record Line(TeamId id, String name, UnitId unit, UnitLevel level, int members) {}
}

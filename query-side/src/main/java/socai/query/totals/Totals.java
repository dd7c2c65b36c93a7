package socai.query.totals;

import java.time.LocalDate;
import java.util.List;
import socai.ledger.Position;
import socai.territory.UnitLevel;

/**
 * How many teams and members there are on a date.
 *
 * @param members counts memberships: who sits in two teams is counted in each
 */
record Totals(LocalDate asOf, Position position, int teams, int members, List<OfLevel> levels) {
  /** The same for the teams of one level. */
  record OfLevel(UnitLevel level, int teams, int members) {}
}

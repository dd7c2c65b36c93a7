package socai.query.finding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import socai.finding.FindingId;
import socai.ledger.Position;
import socai.person.PersonId;
import socai.query.finding.rule.Rule;
import socai.team.TeamId;
import socai.territory.UnitId;

/**
 * Findings, those of the latest day first.
 *
 * @param counts how many there are of each rule, whatever rule and state were asked for
 * @param units the names of the units that are mentioned, as they are today
 * @param next what to give as {@code before} for the next page; empty on the last one
 */
record FindingList(
    Position position,
    List<Count> counts,
    List<Line> findings,
    List<NamedUnit> units,
    Optional<String> next) {
  /** How many findings of a rule are in which state. */
  record Count(Rule rule, int open, int examined, int withdrawn) {}

  /** A unit's official name. */
  record NamedUnit(UnitId id, String name) {}

  /**
   * One finding.
   *
   * @param hamlets of its acts
   * @param acts how many make it
   */
  record Line(
      FindingId id,
      Rule rule,
      LocalDate day,
      FindingView.State state,
      List<PersonId> members,
      List<TeamId> teams,
      List<UnitId> hamlets,
      int acts,
      double measure,
      double threshold) {}
}

package socai.query.finding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import socai.catalogue.ServiceId;
import socai.finding.FindingId;
import socai.guidance.ActId;
import socai.guidance.Channel;
import socai.household.HouseholdId;
import socai.ledger.Position;
import socai.person.PersonId;
import socai.query.finding.history.Outside;
import socai.query.finding.rule.RuleDescription;
import socai.team.TeamId;
import socai.territory.UnitId;
import socai.time.OccurredAt;
import socai.time.RecordedAt;

/**
 * A finding with the acts that make it, or some of them.
 *
 * @param about to whom a remark on it belongs: person/… or household/…
 * @param description its rule
 * @param changed the last event that changed what is found
 * @param count how many acts make it
 * @param next what to give as {@code after} for the acts that follow; empty if there are none
 * @param acts as they occurred; of a withdrawn finding, as they were when it was last found
 * @param history what happened to it last, or before that, the first first; of several changes in a
 *     row, the last
 * @param earlier what to give as {@code historyBefore} for what happened before; empty if nothing
 *     did
 * @param units the names of the units that are mentioned, as they are today
 */
record Finding(
    Position position,
    FindingId id,
    RuleDescription description,
    LocalDate day,
    FindingView.State state,
    List<PersonId> members,
    List<TeamId> teams,
    String about,
    double measure,
    double threshold,
    Position changed,
    int count,
    List<Act> acts,
    Optional<String> next,
    List<Event> history,
    Optional<Integer> earlier,
    List<FindingList.NamedUnit> units) {
  /**
   * An act that makes it.
   *
   * @param positions of the events that recorded it, the first first
   * @param hamlet empty while the ledger does not know the household's
   * @param outside why it lies outside a membership, where it does
   */
  record Act(
      ActId act,
      HouseholdId household,
      TeamId team,
      List<PersonId> members,
      OccurredAt occurredAt,
      RecordedAt recordedAt,
      String login,
      Channel channel,
      List<ServiceId> services,
      List<Position> positions,
      Optional<UnitId> hamlet,
      Optional<Outside> outside) {}

  /** What happened to the finding, and by which event. */
  record Event(
      FindingView.What what,
      Position position,
      String type,
      RecordedAt at,
      String actor,
      Optional<String> reason) {}
}

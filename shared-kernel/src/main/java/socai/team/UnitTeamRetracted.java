package socai.team;

import socai.event.EntryId;
import socai.event.EventType;
import socai.event.Means;
import socai.territory.UnitId;
import socai.time.OccurredAt;

/** What one command recorded of a unit's team counts as never recorded. */
@EventType(
    value = "unit.team-retracted",
    means =
        "What one command told of the unit's team, that it has it or is without it, counts as never"
            + " told; recorded in one commit with the same of the team.")
public record UnitTeamRetracted(
    @Means("the unit") UnitId unit,
    @Means("the team") TeamId team,
    @Means("the command whose events about the team in this stream count no more") EntryId retracts,
    @Means("when it was retracted") OccurredAt occurredAt)
    implements UnitTeamEvent {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.retracted(this);
  }
}

package socai.team;

import socai.event.EntryId;
import socai.event.EventType;
import socai.event.Means;
import socai.person.Personal;
import socai.time.OccurredAt;

/** What one command recorded of a team counts as never recorded. */
@EventType(
    value = "team.entry-retracted",
    means =
        "What one command told of the team, of its formation, name, members or dissolution, counts"
            + " as never told; what is right may follow in the same commit.")
public record TeamEntryRetracted(
    @Means("the team") TeamId team,
    @Means("the command whose events in this stream count no more") EntryId retracts,
    @Means("why") Personal reason,
    @Means("when it was retracted") OccurredAt occurredAt)
    implements TeamEvent {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.retracted(this);
  }
}

package socai.household;

import socai.event.EntryId;
import socai.event.EventType;
import socai.event.Means;
import socai.person.Personal;
import socai.time.OccurredAt;

/** What one command recorded of a household counts as never recorded. */
@EventType(
    value = "household.entry-retracted",
    means =
        "What one command told of the household as such, of its registration, a move or its home,"
            + " counts as never told; what is right may follow in the same commit.")
public record HouseholdEntryRetracted(
    @Means("the household") HouseholdId household,
    @Means("the command whose events in this stream count no more") EntryId retracts,
    @Means("why") Personal reason,
    @Means("when it was retracted") OccurredAt occurredAt)
    implements HouseholdEvent {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.retracted(this);
  }
}

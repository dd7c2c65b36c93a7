package socai.territory;

import socai.event.EntryId;
import socai.event.EventType;
import socai.event.Means;
import socai.time.OccurredAt;

/** What one command recorded of a unit counts as never recorded. */
@EventType(
    value = "unit.entry-retracted",
    means =
        "What one command told of the unit, of its name, its place or its end, counts as"
            + " never told; what is right may follow in the same commit.")
public record UnitEntryRetracted(
    @Means("the unit") UnitId unit,
    @Means("the command whose events in this stream count no more") EntryId retracts,
    @Means("the document or the reason for it") String basis,
    @Means("when it was retracted") OccurredAt occurredAt)
    implements UnitEvent {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.retracted(this);
  }
}

package socai.catalogue;

import socai.event.EntryId;
import socai.event.EventType;
import socai.event.Means;
import socai.time.OccurredAt;

/** What one command recorded of a service counts as never recorded. */
@EventType(
    value = "service.entry-retracted",
    means =
        "What one command told of the service counts as never told; what is right may follow in"
            + " the same commit.")
public record ServiceEntryRetracted(
    @Means("the service") ServiceId service,
    @Means("the command whose events in this stream count no more") EntryId retracts,
    @Means("the document or the reason for it") String basis,
    @Means("when it was retracted") OccurredAt occurredAt)
    implements ServiceEvent {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.retracted(this);
  }
}

package socai.loss;

import socai.event.EventType;
import socai.event.Means;
import socai.time.OccurredAt;

/** An operator has put an older ledger in the place of one that was lost, and says so. */
@EventType(
    value = "loss.accepted",
    means =
        "Events that were acknowledged and signed are missing: an older backup is in the ledger's"
            + " place. From this position on the ledger is another one than was signed before; a"
            + " checkpoint that somebody kept of the lost one shows two histories.")
public record LossAccepted(
    @Means("the loss") LossId loss,
    @Means("the first position whose event is missing; this event has taken it") long from,
    @Means("the last position that had been signed; later ones may have been lost, too") long to,
    @Means("the root that was signed for that size, in Base64") String root,
    @Means("who accepted it, in their own words") String by,
    @Means("why") String reason,
    @Means("when it was accepted") OccurredAt occurredAt)
    implements LossEvent {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.accepted(this);
  }
}

package socai.finding;

import socai.event.EventType;
import socai.event.Means;
import socai.person.Personal;
import socai.time.OccurredAt;

/** A finding that was examined is to be looked at again. */
@EventType(
    value = "finding.reopened",
    means = "A finding counts as not examined again; what was said of it before stays told.")
public record FindingReopened(
    @Means("the finding") FindingId finding,
    @Means("why") Personal reason,
    @Means("when it was opened again") OccurredAt occurredAt)
    implements FindingEvent {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.reopened(this);
  }
}

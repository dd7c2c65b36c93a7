package socai.guidance;

import socai.event.EventType;
import socai.event.Means;
import socai.household.HouseholdId;
import socai.person.Personal;
import socai.time.OccurredAt;

/** An act was not what had been recorded of it. */
@EventType(
    value = "guidance.act-corrected",
    means = "An act was this, in place of what had been told of it before.")
public record GuidanceActCorrected(
    @Means("the household") HouseholdId household,
    @Means("the act, as it was first recorded") ActId act,
    @Means("what it was in truth") Guidance guidance,
    @Means("why it is corrected") Personal reason)
    implements GuidanceEvent {
  @Override
  public OccurredAt occurredAt() {
    return guidance.occurredAt();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.corrected(this);
  }
}

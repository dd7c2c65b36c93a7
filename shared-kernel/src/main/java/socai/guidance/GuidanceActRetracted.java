package socai.guidance;

import socai.event.EventType;
import socai.event.Means;
import socai.household.HouseholdId;
import socai.person.Personal;
import socai.time.OccurredAt;

/** An act did not take place. */
@EventType(
    value = "guidance.act-retracted",
    means = "An act counts no more: it did not take place, or not for this household.")
public record GuidanceActRetracted(
    @Means("the household") HouseholdId household,
    @Means("the act, as it was first recorded") ActId act,
    @Means("why it is retracted") Personal reason,
    @Means("when the act had been said to occur") OccurredAt occurredAt)
    implements GuidanceEvent {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.retracted(this);
  }
}

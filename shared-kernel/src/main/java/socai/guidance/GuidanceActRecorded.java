package socai.guidance;

import socai.event.EventType;
import socai.event.Means;
import socai.household.HouseholdId;
import socai.time.OccurredAt;

/** A team guided a household. */
@EventType(
    value = "guidance.act-recorded",
    means = "A team guided a household on one or more services.")
public record GuidanceActRecorded(
    @Means("the household") HouseholdId household,
    @Means("the act") ActId act,
    @Means("what it was") Guidance guidance)
    implements GuidanceEvent {
  @Override
  public OccurredAt occurredAt() {
    return guidance.occurredAt();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.recorded(this);
  }
}

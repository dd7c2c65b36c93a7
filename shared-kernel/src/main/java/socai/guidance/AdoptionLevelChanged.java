package socai.guidance;

import socai.catalogue.ServiceId;
import socai.event.EventType;
import socai.event.Means;
import socai.household.HouseholdId;
import socai.time.OccurredAt;

/** A household stands on another level of a service than before. */
@EventType(
    value = "guidance.adoption-level-changed",
    means =
        "A household stands on another level of a service; recorded in one commit with the act,"
            + " correction or retraction that caused it.")
public record AdoptionLevelChanged(
    @Means("the household") HouseholdId household,
    @Means("the act that caused it, or whose correction or retraction did") ActId act,
    @Means("the service") ServiceId service,
    @Means("the level it stood on") AdoptionLevel from,
    @Means("the level it stands on now") AdoptionLevel to,
    @Means("when the act occurred") OccurredAt occurredAt)
    implements GuidanceEvent {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.levelChanged(this);
  }
}

package socai.household;

import socai.event.EventType;
import socai.event.Means;
import socai.time.OccurredAt;

/** What is known of a household's home is now this. */
@EventType(
    value = "household.updated",
    means = "What is known of a household's home is now this, in place of what was known before.")
public record HouseholdUpdated(
    @Means("the household") HouseholdId household,
    @Means("what is now known of its home") Home home,
    @Means("when this was learnt") OccurredAt occurredAt)
    implements HouseholdEvent {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.updated(this);
  }
}

package socai.household;

import socai.event.EventType;
import socai.event.Means;
import socai.territory.UnitId;
import socai.time.OccurredAt;

/** A household is known to live in a hamlet. */
@EventType(
    value = "household.registered",
    means = "A household is known to live in a hamlet; its levels of adoption are all none.")
public record HouseholdRegistered(
    @Means("the household") HouseholdId household,
    @Means("the hamlet it lives in") UnitId hamlet,
    @Means("what is known of its home") Home home,
    @Means("when it was met") OccurredAt occurredAt)
    implements HouseholdEvent {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.registered(this);
  }
}

package socai.household;

import socai.event.EventType;
import socai.event.Means;
import socai.person.Personal;
import socai.territory.UnitId;
import socai.time.OccurredAt;

/** A household lives in another hamlet. */
@EventType(
    value = "household.moved",
    means = "A household lives in another hamlet; its levels of adoption go with it.")
public record HouseholdMoved(
    @Means("the household") HouseholdId household,
    @Means("the hamlet it lived in") UnitId from,
    @Means("the hamlet it lives in now") UnitId to,
    @Means("where it lives within the new hamlet") Personal address,
    @Means("when it moved") OccurredAt occurredAt)
    implements HouseholdEvent {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.moved(this);
  }
}

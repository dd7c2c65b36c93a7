package socai.household;

import socai.event.Event;
import socai.event.StreamId;

/** What happens to one household as such. Its stream also tells of the guidance it was given. */
public sealed interface HouseholdEvent extends Event
    permits HouseholdRegistered, HouseholdUpdated, HouseholdMoved, HouseholdEntryRetracted {
  /** The household. */
  HouseholdId household();

  /** Has {@code visitor} see this event as what it is. */
  <R> R accept(Visitor<R> visitor);

  @Override
  default StreamId stream() {
    return household().stream();
  }

  /**
   * Sees events of this family, every kind of them.
   *
   * @param <R> what it makes of one
   */
  interface Visitor<R> {
    R registered(HouseholdRegistered event);

    R updated(HouseholdUpdated event);

    R moved(HouseholdMoved event);

    R retracted(HouseholdEntryRetracted event);
  }
}

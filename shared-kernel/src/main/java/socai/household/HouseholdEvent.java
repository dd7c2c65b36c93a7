package socai.household;

import socai.event.Event;
import socai.event.StreamId;

/** What happens to one household as such. Its stream also tells of the guidance it was given. */
public sealed interface HouseholdEvent extends Event
    permits HouseholdRegistered, HouseholdUpdated, HouseholdMoved {
  /** The household. */
  HouseholdId household();

  @Override
  default StreamId stream() {
    return household().stream();
  }
}

package socai.command.household;

import socai.command.axon.EventStream;
import socai.event.EntryId;
import socai.event.Event;

/** One household's stream. */
class Household extends EventStream<HouseholdState> {
  Household() {
    super(HouseholdState.UNKNOWN);
  }

  @Override
  protected HouseholdState after(HouseholdState before, Event event, EntryId entry) {
    return before.after(event, entry);
  }
}

package socai.command.territory;

import socai.command.axon.EventStream;
import socai.event.EntryId;
import socai.event.Event;

/** One unit's stream. */
class Unit extends EventStream<UnitState> {
  Unit() {
    super(UnitState.UNKNOWN);
  }

  @Override
  protected UnitState after(UnitState before, Event event, EntryId entry) {
    return before.after(event, entry);
  }
}

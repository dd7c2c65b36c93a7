package socai.territory;

import socai.event.Event;
import socai.event.StreamId;

/** What happens to one unit; told in the unit's stream. */
public sealed interface UnitEvent extends Event
    permits UnitEstablished, UnitRenamed, UnitMoved, UnitAbolished {
  /** The unit. */
  UnitId unit();

  @Override
  default StreamId stream() {
    return unit().stream();
  }
}

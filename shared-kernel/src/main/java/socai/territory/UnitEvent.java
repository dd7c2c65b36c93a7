package socai.territory;

import socai.event.Event;
import socai.event.StreamId;

/** What happens to one unit; recorded in the unit's stream. */
public sealed interface UnitEvent extends Event
    permits UnitEstablished, UnitRenamed, UnitMoved, UnitAbolished, UnitEntryRetracted {
  /** The unit. */
  UnitId unit();

  /** Has {@code visitor} see this event as what it is. */
  <R> R accept(Visitor<R> visitor);

  @Override
  default StreamId stream() {
    return unit().stream();
  }

  /**
   * Sees events of this family, every kind of them.
   *
   * @param <R> what it makes of one
   */
  interface Visitor<R> {
    R established(UnitEstablished event);

    R renamed(UnitRenamed event);

    R moved(UnitMoved event);

    R abolished(UnitAbolished event);

    R retracted(UnitEntryRetracted event);
  }
}

package socai.team;

import socai.event.Event;
import socai.event.StreamId;
import socai.territory.UnitId;

/**
 * Which team a unit has; told in the unit's stream, so that two teams formed at once for one unit
 * meet there and only one of them is.
 */
public sealed interface UnitTeamEvent extends Event
    permits TeamAssignedToUnit, TeamReleasedFromUnit {
  /** The unit. */
  UnitId unit();

  /** The team. */
  TeamId team();

  @Override
  default StreamId stream() {
    return unit().stream();
  }
}

package socai.team;

import socai.event.Event;
import socai.event.StreamId;
import socai.territory.UnitId;

/**
 * Which team a unit has; recorded in the unit's stream, so that two teams formed at once for one
 * unit meet there and only one of them is.
 */
public sealed interface UnitTeamEvent extends Event
    permits TeamAssignedToUnit, TeamReleasedFromUnit, UnitTeamRetracted {
  /** The unit. */
  UnitId unit();

  /** The team. */
  TeamId team();

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
    R assigned(TeamAssignedToUnit event);

    R released(TeamReleasedFromUnit event);

    R retracted(UnitTeamRetracted event);
  }
}

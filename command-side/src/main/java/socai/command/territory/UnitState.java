package socai.command.territory;

import socai.event.EntryId;
import socai.event.Event;
import socai.team.UnitTeamEvent;
import socai.team.UnitTeams;
import socai.territory.UnitEvent;
import socai.territory.UnitHistory;

/**
 * What the rules need to know of a unit.
 *
 * @param unit what it is and where it stands
 * @param teams the teams it has and had
 */
public record UnitState(UnitHistory unit, UnitTeams teams) {
  /** A unit of which nothing has been told. */
  public static final UnitState UNKNOWN = new UnitState(UnitHistory.UNKNOWN, UnitTeams.NONE);

  /**
   * This unit after {@code event}, told in {@code entry}.
   *
   * @throws IllegalArgumentException if no unit's stream tells of such a thing
   */
  public UnitState after(Event event, EntryId entry) {
    if (event instanceof UnitEvent e) {
      return new UnitState(unit.after(e, entry), teams);
    }
    if (event instanceof UnitTeamEvent e) {
      return new UnitState(unit, teams.after(e, entry));
    }
    throw new IllegalArgumentException("not an event of a unit: " + event.getClass());
  }
}

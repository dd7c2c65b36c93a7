package socai.command.territory;

import socai.command.Tally;
import socai.event.EntryId;
import socai.event.Event;
import socai.team.TeamAssignedToUnit;
import socai.team.TeamReleasedFromUnit;
import socai.team.UnitTeamEvent;
import socai.team.UnitTeamRetracted;
import socai.team.UnitTeams;
import socai.territory.UnitAbolished;
import socai.territory.UnitEntryRetracted;
import socai.territory.UnitEstablished;
import socai.territory.UnitEvent;
import socai.territory.UnitHistory;
import socai.territory.UnitMoved;
import socai.territory.UnitRenamed;

/**
 * What the rules need to know of a unit.
 *
 * @param unit what it is and where it stands
 * @param tally how much was recorded of it
 * @param teams the teams it has and had
 * @param teamTally how much was recorded of them here
 */
public record UnitState(UnitHistory unit, Tally tally, UnitTeams teams, Tally teamTally) {
  /** A unit of which nothing has been recorded. */
  public static final UnitState UNKNOWN =
      new UnitState(UnitHistory.UNKNOWN, Tally.NONE, UnitTeams.NONE, Tally.NONE);

  /**
   * This unit after {@code event}, recorded in {@code entry}.
   *
   * @throws IllegalArgumentException if no unit's stream tells of such a thing
   */
  public UnitState after(Event event, EntryId entry) {
    if (event instanceof UnitEvent e) {
      Tally now = e.accept(new Tallied(tally));
      return new UnitState(unit.after(e, entry), now, teams, teamTally);
    }
    if (event instanceof UnitTeamEvent e) {
      Tally now = e.accept(new OfTeams(teamTally));
      return new UnitState(unit, tally, teams.after(e, entry), now);
    }
    throw new IllegalArgumentException("not an event of a unit: " + event.getClass());
  }

  private record Tallied(Tally before) implements UnitEvent.Visitor<Tally> {
    @Override
    public Tally established(UnitEstablished event) {
      return before.changed();
    }

    @Override
    public Tally renamed(UnitRenamed event) {
      return before.changed();
    }

    @Override
    public Tally moved(UnitMoved event) {
      return before.changed();
    }

    @Override
    public Tally abolished(UnitAbolished event) {
      return before.ended();
    }

    @Override
    public Tally retracted(UnitEntryRetracted event) {
      return before.retracted();
    }
  }

  private record OfTeams(Tally before) implements UnitTeamEvent.Visitor<Tally> {
    @Override
    public Tally assigned(TeamAssignedToUnit event) {
      return before.changed();
    }

    @Override
    public Tally released(TeamReleasedFromUnit event) {
      return before.ended();
    }

    @Override
    public Tally retracted(UnitTeamRetracted event) {
      return before.retracted();
    }
  }
}

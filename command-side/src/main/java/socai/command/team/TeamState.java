package socai.command.team;

import socai.command.Tally;
import socai.event.EntryId;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.RoleChanged;
import socai.team.TeamDissolved;
import socai.team.TeamEntryRetracted;
import socai.team.TeamEvent;
import socai.team.TeamFormed;
import socai.team.TeamHistory;
import socai.team.TeamRenamed;

/**
 * What the rules need to know of a team.
 *
 * @param team what it is and who is in it
 * @param tally how much was recorded of it
 */
public record TeamState(TeamHistory team, Tally tally) {
  /** A team of which nothing has been recorded. */
  public static final TeamState UNKNOWN = new TeamState(TeamHistory.UNKNOWN, Tally.NONE);

  /** This team after {@code event}, recorded in {@code entry}. */
  public TeamState after(TeamEvent event, EntryId entry) {
    return new TeamState(team.after(event, entry), event.accept(new Tallied(tally)));
  }

  private record Tallied(Tally before) implements TeamEvent.Visitor<Tally> {
    @Override
    public Tally formed(TeamFormed event) {
      return before.changed();
    }

    @Override
    public Tally renamed(TeamRenamed event) {
      return before.changed();
    }

    @Override
    public Tally dissolved(TeamDissolved event) {
      return before.ended();
    }

    @Override
    public Tally joined(MemberJoined event) {
      return before.changed();
    }

    @Override
    public Tally roleChanged(RoleChanged event) {
      return before.changed();
    }

    @Override
    public Tally left(MemberLeft event) {
      return before.ended();
    }

    @Override
    public Tally retracted(TeamEntryRetracted event) {
      return before.retracted();
    }
  }
}

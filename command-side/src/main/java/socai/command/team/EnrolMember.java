package socai.command.team;

import java.time.LocalDate;
import socai.command.Command;
import socai.ledger.CommandId;
import socai.person.PersonId;
import socai.range.FromDay;
import socai.range.Line;
import socai.range.Since;
import socai.team.Organisation;
import socai.team.Role;
import socai.team.TeamId;

/** A person is a member of a team from a day on. */
public record EnrolMember(
    CommandId command,
    TeamId team,
    PersonId person,
    @Line(100) String name,
    Role role,
    Organisation organisation,
    @FromDay(Since.FIELD_WORK) LocalDate from)
    implements Command {
  /** Hides the name. */
  @Override
  public String toString() {
    return "EnrolMember[team=" + team + ", person=" + person + "]";
  }
}

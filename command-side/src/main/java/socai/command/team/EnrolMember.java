package socai.command.team;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Optional;
import socai.command.Command;
import socai.command.InsteadOf;
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
    @FromDay(Since.FIELD_WORK) LocalDate from,
    Optional<@Valid InsteadOf> insteadOf)
    implements Command {
  /** The same, in place of nothing. */
  public EnrolMember(
      CommandId command,
      TeamId team,
      PersonId person,
      String name,
      Role role,
      Organisation organisation,
      LocalDate from) {
    this(command, team, person, name, role, organisation, from, Optional.empty());
  }

  /** Hides the name. */
  @Override
  public String toString() {
    return "EnrolMember[team=" + team + ", person=" + person + "]";
  }
}

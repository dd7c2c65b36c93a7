package socai.command.team;

import java.time.LocalDate;
import socai.command.Command;
import socai.ledger.CommandId;
import socai.person.PersonId;
import socai.range.FromDay;
import socai.range.Since;
import socai.team.Role;
import socai.team.TeamId;

/** A member has another role from a day on. */
public record ChangeRole(
    CommandId command,
    TeamId team,
    PersonId person,
    Role role,
    @FromDay(Since.FIELD_WORK) LocalDate from)
    implements Command {}

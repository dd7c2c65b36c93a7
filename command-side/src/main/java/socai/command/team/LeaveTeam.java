package socai.command.team;

import java.time.LocalDate;
import socai.command.Command;
import socai.ledger.CommandId;
import socai.person.PersonId;
import socai.range.FromDay;
import socai.range.Since;
import socai.team.TeamId;

/** A person is a member no more from a day on. */
public record LeaveTeam(
    CommandId command, TeamId team, PersonId person, @FromDay(Since.FIELD_WORK) LocalDate on)
    implements Command {}

package socai.command.team;

import java.time.LocalDate;
import socai.command.Command;
import socai.ledger.CommandId;
import socai.person.PersonId;
import socai.team.TeamId;

/** A person is a member no more from a day on. */
public record LeaveTeam(CommandId command, TeamId team, PersonId person, LocalDate on)
    implements Command {}

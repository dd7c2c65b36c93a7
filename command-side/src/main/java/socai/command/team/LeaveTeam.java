package socai.command.team;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Optional;
import socai.command.Command;
import socai.command.InsteadOf;
import socai.ledger.CommandId;
import socai.person.PersonId;
import socai.range.FromDay;
import socai.range.Since;
import socai.team.TeamId;

/** A person is a member no more from a day on. */
public record LeaveTeam(
    CommandId command,
    TeamId team,
    PersonId person,
    @FromDay(Since.FIELD_WORK) LocalDate on,
    Optional<@Valid InsteadOf> insteadOf)
    implements Command {
  /** The same, in place of nothing. */
  public LeaveTeam(CommandId command, TeamId team, PersonId person, LocalDate on) {
    this(command, team, person, on, Optional.empty());
  }
}

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
import socai.team.Role;
import socai.team.TeamId;

/** A member has another role from a day on. */
public record ChangeRole(
    CommandId command,
    TeamId team,
    PersonId person,
    Role role,
    @FromDay(Since.FIELD_WORK) LocalDate from,
    Optional<@Valid InsteadOf> insteadOf)
    implements Command {
  /** The same, in place of nothing. */
  public ChangeRole(CommandId command, TeamId team, PersonId person, Role role, LocalDate from) {
    this(command, team, person, role, from, Optional.empty());
  }
}

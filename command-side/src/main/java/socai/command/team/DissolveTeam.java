package socai.command.team;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Optional;
import socai.command.Command;
import socai.command.InsteadOf;
import socai.ledger.CommandId;
import socai.range.FromDay;
import socai.range.Since;
import socai.team.TeamId;

/** A team exists no more from a day on. */
public record DissolveTeam(
    CommandId command,
    TeamId team,
    @FromDay(Since.FIELD_WORK) LocalDate on,
    @Valid NewDecision decision,
    Optional<@Valid InsteadOf> insteadOf)
    implements Command {
  /** The same, in place of nothing. */
  public DissolveTeam(CommandId command, TeamId team, LocalDate on, NewDecision decision) {
    this(command, team, on, decision, Optional.empty());
  }
}

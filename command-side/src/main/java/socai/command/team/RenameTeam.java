package socai.command.team;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Optional;
import socai.command.Command;
import socai.command.InsteadOf;
import socai.ledger.CommandId;
import socai.range.FromDay;
import socai.range.Line;
import socai.range.Since;
import socai.team.TeamId;

/** A team bears another name from a day on. */
public record RenameTeam(
    CommandId command,
    TeamId team,
    @Line(200) String name,
    @FromDay(Since.FIELD_WORK) LocalDate from,
    Optional<@Valid InsteadOf> insteadOf)
    implements Command {
  /** The same, in place of nothing. */
  public RenameTeam(CommandId command, TeamId team, String name, LocalDate from) {
    this(command, team, name, from, Optional.empty());
  }
}

package socai.command.team;

import jakarta.validation.Valid;
import java.time.LocalDate;
import socai.command.Command;
import socai.ledger.CommandId;
import socai.range.FromDay;
import socai.range.Since;
import socai.team.TeamId;

/** A team exists no more from a day on. */
public record DissolveTeam(
    CommandId command,
    TeamId team,
    @FromDay(Since.FIELD_WORK) LocalDate on,
    @Valid NewDecision decision)
    implements Command {}

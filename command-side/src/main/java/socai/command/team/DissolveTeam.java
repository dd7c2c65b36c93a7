package socai.command.team;

import jakarta.validation.Valid;
import java.time.LocalDate;
import socai.command.Command;
import socai.ledger.CommandId;
import socai.team.TeamId;

/** A team exists no more from a day on. */
public record DissolveTeam(
    CommandId command, TeamId team, LocalDate on, @Valid NewDecision decision) implements Command {}

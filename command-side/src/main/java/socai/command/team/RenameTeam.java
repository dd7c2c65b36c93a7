package socai.command.team;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import socai.command.Command;
import socai.ledger.CommandId;
import socai.team.TeamId;

/** A team bears another name from a day on. */
public record RenameTeam(
    CommandId command, TeamId team, @NotBlank @Size(max = 200) String name, LocalDate from)
    implements Command {}

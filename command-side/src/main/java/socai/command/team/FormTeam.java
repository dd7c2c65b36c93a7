package socai.command.team;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import socai.command.Command;
import socai.ledger.CommandId;
import socai.team.TeamId;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/** A team is formed for a unit by a decision, with its founding members. */
public record FormTeam(
    CommandId command,
    TeamId team,
    UnitId unit,
    UnitLevel level,
    @NotBlank @Size(max = 200) String name,
    @Valid NewDecision decision,
    LocalDate from,
    @NotEmpty @Size(max = 200) List<@Valid NewMember> founders)
    implements Command {}

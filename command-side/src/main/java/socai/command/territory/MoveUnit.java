package socai.command.territory;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import socai.command.Command;
import socai.ledger.CommandId;
import socai.territory.UnitId;

/** A unit stands below another one from a day on. */
public record MoveUnit(
    CommandId command,
    UnitId unit,
    UnitId parent,
    LocalDate from,
    @NotBlank @Size(max = 300) String basis)
    implements Command {}

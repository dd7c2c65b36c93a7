package socai.command.territory;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import socai.command.Command;
import socai.ledger.CommandId;
import socai.territory.UnitId;

/** A unit bears another name from a day on. */
public record RenameUnit(
    CommandId command,
    UnitId unit,
    @NotBlank @Size(max = 200) String name,
    LocalDate from,
    @NotBlank @Size(max = 300) String basis)
    implements Command {}

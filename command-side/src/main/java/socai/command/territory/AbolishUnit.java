package socai.command.territory;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import socai.command.Command;
import socai.ledger.CommandId;
import socai.territory.UnitId;

/** A unit exists no more from a day on. */
public record AbolishUnit(
    CommandId command, UnitId unit, LocalDate on, @NotBlank @Size(max = 300) String basis)
    implements Command {}

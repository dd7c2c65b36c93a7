package socai.command.territory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import socai.command.Command;
import socai.command.InsteadOf;
import socai.ledger.CommandId;
import socai.territory.UnitId;

/** A unit exists no more from a day on. */
public record AbolishUnit(
    CommandId command,
    UnitId unit,
    LocalDate on,
    @NotBlank @Size(max = 300) String basis,
    Optional<@Valid InsteadOf> insteadOf)
    implements Command {
  /** The same, in place of nothing. */
  public AbolishUnit(CommandId command, UnitId unit, LocalDate on, String basis) {
    this(command, unit, on, basis, Optional.empty());
  }
}

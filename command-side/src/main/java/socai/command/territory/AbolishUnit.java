package socai.command.territory;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Optional;
import socai.command.Command;
import socai.command.InsteadOf;
import socai.ledger.CommandId;
import socai.range.FromDay;
import socai.range.Line;
import socai.range.Since;
import socai.territory.UnitId;

/** A unit exists no more from a day on. */
public record AbolishUnit(
    CommandId command,
    UnitId unit,
    @FromDay(Since.UNITS) LocalDate on,
    @Line(300) String basis,
    Optional<@Valid InsteadOf> insteadOf)
    implements Command {
  /** The same, in place of nothing. */
  public AbolishUnit(CommandId command, UnitId unit, LocalDate on, String basis) {
    this(command, unit, on, basis, Optional.empty());
  }
}

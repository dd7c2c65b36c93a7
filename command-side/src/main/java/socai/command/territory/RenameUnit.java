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

/** A unit bears another name from a day on. */
public record RenameUnit(
    CommandId command,
    UnitId unit,
    @Line(200) String name,
    @FromDay(Since.UNITS) LocalDate from,
    @Line(300) String basis,
    Optional<@Valid InsteadOf> insteadOf)
    implements Command {
  /** The same, in place of nothing. */
  public RenameUnit(CommandId command, UnitId unit, String name, LocalDate from, String basis) {
    this(command, unit, name, from, basis, Optional.empty());
  }
}

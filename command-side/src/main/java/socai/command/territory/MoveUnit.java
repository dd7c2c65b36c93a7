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

/** A unit stands below another one from a day on. */
public record MoveUnit(
    CommandId command,
    UnitId unit,
    UnitId parent,
    @FromDay(Since.UNITS) LocalDate from,
    @Line(300) String basis,
    Optional<@Valid InsteadOf> insteadOf)
    implements Command {
  /** The same, in place of nothing. */
  public MoveUnit(CommandId command, UnitId unit, UnitId parent, LocalDate from, String basis) {
    this(command, unit, parent, from, basis, Optional.empty());
  }
}

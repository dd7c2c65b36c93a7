package socai.command.territory;

import java.time.LocalDate;
import socai.command.Command;
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
    @Line(300) String basis)
    implements Command {}

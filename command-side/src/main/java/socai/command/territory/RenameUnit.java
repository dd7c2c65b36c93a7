package socai.command.territory;

import java.time.LocalDate;
import socai.command.Command;
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
    @Line(300) String basis)
    implements Command {}

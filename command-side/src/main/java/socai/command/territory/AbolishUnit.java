package socai.command.territory;

import java.time.LocalDate;
import socai.command.Command;
import socai.ledger.CommandId;
import socai.range.FromDay;
import socai.range.Line;
import socai.range.Since;
import socai.territory.UnitId;

/** A unit exists no more from a day on. */
public record AbolishUnit(
    CommandId command, UnitId unit, @FromDay(Since.UNITS) LocalDate on, @Line(300) String basis)
    implements Command {}

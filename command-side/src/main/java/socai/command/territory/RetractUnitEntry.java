package socai.command.territory;

import socai.command.Command;
import socai.event.EntryId;
import socai.ledger.CommandId;
import socai.range.Line;
import socai.territory.UnitId;

/** What a command recorded of a unit was wrong and counts as never recorded. */
public record RetractUnitEntry(
    CommandId command, UnitId unit, EntryId retracts, @Line(300) String basis) implements Command {}

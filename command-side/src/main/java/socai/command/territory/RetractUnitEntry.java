package socai.command.territory;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import socai.command.Command;
import socai.event.EntryId;
import socai.ledger.CommandId;
import socai.territory.UnitId;

/** What a command told of a unit was wrong and counts as never told. */
public record RetractUnitEntry(
    CommandId command, UnitId unit, EntryId retracts, @NotBlank @Size(max = 300) String basis)
    implements Command {}

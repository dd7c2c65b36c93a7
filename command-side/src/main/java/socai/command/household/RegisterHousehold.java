package socai.command.household;

import jakarta.validation.Valid;
import socai.command.Command;
import socai.household.HouseholdId;
import socai.ledger.CommandId;
import socai.territory.UnitId;
import socai.time.OccurredAt;

/** A household is known to live in a hamlet. */
public record RegisterHousehold(
    CommandId command,
    HouseholdId household,
    UnitId hamlet,
    @Valid NewHome home,
    OccurredAt occurredAt)
    implements Command {}

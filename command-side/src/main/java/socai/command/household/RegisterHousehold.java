package socai.command.household;

import jakarta.validation.Valid;
import socai.command.Command;
import socai.household.HouseholdId;
import socai.ledger.CommandId;
import socai.range.FromDay;
import socai.range.Since;
import socai.territory.UnitId;
import socai.time.OccurredAt;

/** A household is known to live in a hamlet. */
public record RegisterHousehold(
    CommandId command,
    HouseholdId household,
    UnitId hamlet,
    @Valid NewHome home,
    @FromDay(Since.FIELD_WORK) OccurredAt occurredAt)
    implements Command {}

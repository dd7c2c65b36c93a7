package socai.command.household;

import jakarta.validation.Valid;
import socai.command.Command;
import socai.household.HouseholdId;
import socai.ledger.CommandId;
import socai.range.FromDay;
import socai.range.Since;
import socai.time.OccurredAt;

/** What is known of a household's home is now this. */
public record UpdateHousehold(
    CommandId command,
    HouseholdId household,
    @Valid NewHome home,
    @FromDay(Since.FIELD_WORK) OccurredAt occurredAt)
    implements Command {}

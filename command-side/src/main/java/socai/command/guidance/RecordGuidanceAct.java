package socai.command.guidance;

import jakarta.validation.Valid;
import socai.command.Command;
import socai.guidance.ActId;
import socai.household.HouseholdId;
import socai.ledger.CommandId;

/** A team guided a household. */
public record RecordGuidanceAct(
    CommandId command, ActId act, HouseholdId household, @Valid NewGuidance guidance)
    implements Command {}

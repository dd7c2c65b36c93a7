package socai.command.guidance;

import jakarta.validation.Valid;
import socai.command.Command;
import socai.guidance.ActId;
import socai.household.HouseholdId;
import socai.ledger.CommandId;
import socai.range.Prose;

/** An act was this, in place of what had been recorded of it. */
public record CorrectGuidanceAct(
    CommandId command,
    ActId act,
    HouseholdId household,
    @Valid NewGuidance guidance,
    @Prose(500) String reason)
    implements Command {
  /** Hides the reason, which is free text. */
  @Override
  public String toString() {
    return "CorrectGuidanceAct[act=" + act + "]";
  }
}

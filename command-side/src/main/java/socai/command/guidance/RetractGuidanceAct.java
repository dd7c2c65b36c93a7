package socai.command.guidance;

import socai.command.Command;
import socai.guidance.ActId;
import socai.household.HouseholdId;
import socai.ledger.CommandId;
import socai.range.Prose;

/** An act did not take place, or not for this household. */
public record RetractGuidanceAct(
    CommandId command, ActId act, HouseholdId household, @Prose(500) String reason)
    implements Command {
  /** Hides the reason, which is free text. */
  @Override
  public String toString() {
    return "RetractGuidanceAct[act=" + act + "]";
  }
}

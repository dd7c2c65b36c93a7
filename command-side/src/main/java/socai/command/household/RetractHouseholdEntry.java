package socai.command.household;

import socai.command.Command;
import socai.event.EntryId;
import socai.household.HouseholdId;
import socai.ledger.CommandId;
import socai.range.Prose;

/** What a command recorded of a household as such was wrong and counts as never recorded. */
public record RetractHouseholdEntry(
    CommandId command, HouseholdId household, EntryId retracts, @Prose(500) String reason)
    implements Command {
  /** Hides the reason, which is free text. */
  @Override
  public String toString() {
    return "RetractHouseholdEntry[household=" + household + ", retracts=" + retracts + "]";
  }
}

package socai.command.household;

import jakarta.validation.Valid;
import java.util.Optional;
import socai.command.Command;
import socai.command.InsteadOf;
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
    @FromDay(Since.FIELD_WORK) OccurredAt occurredAt,
    Optional<@Valid InsteadOf> insteadOf)
    implements Command {
  /** The same, in place of nothing. */
  public UpdateHousehold(
      CommandId command, HouseholdId household, NewHome home, OccurredAt occurredAt) {
    this(command, household, home, occurredAt, Optional.empty());
  }
}

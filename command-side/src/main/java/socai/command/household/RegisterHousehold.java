package socai.command.household;

import jakarta.validation.Valid;
import java.util.Optional;
import socai.command.Command;
import socai.command.InsteadOf;
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
    @FromDay(Since.FIELD_WORK) OccurredAt occurredAt,
    Optional<@Valid InsteadOf> insteadOf)
    implements Command {
  /** The same, in place of nothing. */
  public RegisterHousehold(
      CommandId command,
      HouseholdId household,
      UnitId hamlet,
      NewHome home,
      OccurredAt occurredAt) {
    this(command, household, hamlet, home, occurredAt, Optional.empty());
  }
}

package socai.command.household;

import jakarta.validation.Valid;
import java.util.Optional;
import socai.command.Command;
import socai.command.InsteadOf;
import socai.household.HouseholdId;
import socai.ledger.CommandId;
import socai.range.FromDay;
import socai.range.Line;
import socai.range.Since;
import socai.territory.UnitId;
import socai.time.OccurredAt;

/** A household lives in another hamlet. */
public record MoveHousehold(
    CommandId command,
    HouseholdId household,
    UnitId hamlet,
    @Line(300) String address,
    @FromDay(Since.FIELD_WORK) OccurredAt occurredAt,
    Optional<@Valid InsteadOf> insteadOf)
    implements Command {
  /** The same, in place of nothing. */
  public MoveHousehold(
      CommandId command,
      HouseholdId household,
      UnitId hamlet,
      String address,
      OccurredAt occurredAt) {
    this(command, household, hamlet, address, occurredAt, Optional.empty());
  }

  /** Hides the address. */
  @Override
  public String toString() {
    return "MoveHousehold[household=" + household + ", hamlet=" + hamlet + "]";
  }
}

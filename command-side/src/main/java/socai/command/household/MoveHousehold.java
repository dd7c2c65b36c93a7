package socai.command.household;

import socai.command.Command;
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
    @FromDay(Since.FIELD_WORK) OccurredAt occurredAt)
    implements Command {
  /** Hides the address. */
  @Override
  public String toString() {
    return "MoveHousehold[household=" + household + ", hamlet=" + hamlet + "]";
  }
}

package socai.command.household;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import socai.command.Command;
import socai.household.HouseholdId;
import socai.ledger.CommandId;
import socai.territory.UnitId;
import socai.time.OccurredAt;

/** A household lives in another hamlet. */
public record MoveHousehold(
    CommandId command,
    HouseholdId household,
    UnitId hamlet,
    @NotBlank @Size(max = 300) String address,
    OccurredAt occurredAt)
    implements Command {
  /** Hides the address. */
  @Override
  public String toString() {
    return "MoveHousehold[household=" + household + ", hamlet=" + hamlet + "]";
  }
}

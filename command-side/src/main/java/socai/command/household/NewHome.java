package socai.command.household;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import socai.household.Connection;
import socai.household.Home;
import socai.household.HouseholdId;
import socai.person.Personal;

/** What a command tells of a home. */
public record NewHome(
    @NotBlank @Size(max = 100) String head,
    @NotBlank @Size(max = 300) String address,
    @Min(1) @Max(100) int people,
    @Min(0) @Max(100) int smartphones,
    Connection connection) {
  Home of(HouseholdId household) {
    String subject = household.stream().toString();
    return new Home(
        new Personal(subject, head),
        new Personal(subject, address),
        people,
        smartphones,
        connection);
  }

  /** Hides the name and the address. */
  @Override
  public String toString() {
    return "NewHome";
  }
}

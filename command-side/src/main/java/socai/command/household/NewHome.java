package socai.command.household;

import socai.household.Connection;
import socai.household.Home;
import socai.household.HouseholdId;
import socai.person.Personal;
import socai.range.Line;
import socai.range.Within;

/** What a command tells of a home. */
public record NewHome(
    @Line(100) String head,
    @Line(300) String address,
    @Within(least = 1, most = 100) int people,
    @Within(least = 0, most = 100) int smartphones,
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

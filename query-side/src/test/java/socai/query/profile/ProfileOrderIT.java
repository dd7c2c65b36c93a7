package socai.query.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.fixture.FreshDatabase;
import socai.fixture.Lines;
import socai.household.HouseholdId;
import socai.ledger.Position;
import socai.query.QueryContext;
import socai.query.TwoOrders;

/** A profile does not depend on the order in which a household and its acts were recorded of. */
@ExtendWith(FreshDatabase.class)
class ProfileOrderIT {
  private static final ProfileQuery.Page ALL = new ProfileQuery.Page(Optional.empty(), 100);

  @Test
  void homes_levels_and_acts_of_a_day_are_the_same_in_any_order_of_telling(
      FreshDatabase.Address address) {
    TwoOrders.compare(address, ProfileOrderIT::profiles);
  }

  private static List<Optional<AdoptionProfile>> profiles(QueryContext context) {
    List<Optional<AdoptionProfile>> profiles = new ArrayList<>();
    for (LocalDate day : TwoOrders.days()) {
      for (HouseholdId home : TwoOrders.HOMES) {
        profiles.add(
            context
                .get(ProfileQuery.class)
                .profile(home, day, ALL, QueryContext.ALL)
                .map(ProfileOrderIT::timeless));
      }
    }
    return profiles;
  }

  /** Without where in the ledger it stands. */
  private static AdoptionProfile timeless(AdoptionProfile profile) {
    return new AdoptionProfile(
        profile.asOf(),
        Position.START,
        profile.household(),
        profile.hamlet(),
        profile.home(),
        profile.since(),
        profile.levels(),
        profile.acts().stream()
            .map(
                act ->
                    new AdoptionProfile.Act(
                        act.act(),
                        Position.START,
                        Lines.RECORDED,
                        act.corrected(),
                        act.retracted(),
                        act.guidance()))
            .toList(),
        profile.next());
  }
}

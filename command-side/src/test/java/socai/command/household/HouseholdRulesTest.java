package socai.command.household;

import static socai.fixture.Field.COMMUNE;
import static socai.fixture.Field.HAMLET;
import static socai.fixture.Field.HOME;
import static socai.fixture.Field.OTHER_HAMLET;
import static socai.fixture.Field.at;
import static socai.fixture.Field.day;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import socai.command.CommandRefusal;
import socai.command.CommandScenario;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.household.Connection;
import socai.household.Home;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.household.HouseholdUpdated;
import socai.person.Personal;
import socai.territory.UnitAbolished;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.time.OccurredAt;

/** What may be recorded of households. */
class HouseholdRulesTest extends CommandScenario {
  private static final OccurredAt MET = at("2023-01-05T08:00:00+07:00");
  private static final String HOUSE = HOME.stream().toString();
  private static final NewHome NEW_HOME =
      new NewHome("Lường Văn Thử", "Nhà số 3", 5, 2, Connection.MOBILE);
  private static final Home KNOWN =
      new Home(
          new Personal(HOUSE, "Lường Văn Thử"),
          new Personal(HOUSE, "Nhà số 3"),
          5,
          2,
          Connection.MOBILE);

  @BeforeEach
  void units() {
    story.given(Field.units());
  }

  @Test
  void a_household_is_registered_with_what_is_personal_marked_as_its_own() {
    story.when(register(HAMLET, MET)).then(new HouseholdRegistered(HOME, HAMLET, KNOWN, MET));
  }

  @Test
  void a_household_is_not_registered_twice() {
    story.given(Field.registered());
    story.when(register(OTHER_HAMLET, MET)).refused(HouseholdRefusal.KNOWN);
  }

  @Test
  void a_household_lives_in_a_hamlet_that_exists_on_that_day() {
    story.when(register(Names.unit("nowhere"), MET)).refused(HouseholdRefusal.HAMLET_UNKNOWN);
    UnitId young = Names.unit("young");
    story.given(
        Field.established(young, UnitLevel.HAMLET, Optional.of(COMMUNE), day("2021-06-03")));
    story
        .when(register(young, at("2021-06-02T23:59:59+07:00")))
        .refused(HouseholdRefusal.HAMLET_UNKNOWN);
  }

  @Test
  void a_household_does_not_live_in_an_abolished_hamlet() {
    story.given(new UnitAbolished(HAMLET, day("2023-01-05"), "x"));
    story.when(register(HAMLET, MET)).refused(HouseholdRefusal.HAMLET_UNKNOWN);
  }

  @Test
  void the_day_is_that_in_Vietnam_whatever_the_phones_offset() {
    OccurredAt midnight = at("2020-06-02T17:00:00Z");
    story
        .when(register(HAMLET, midnight))
        .then(new HouseholdRegistered(HOME, HAMLET, KNOWN, midnight));
  }

  @Test
  void a_household_does_not_live_in_a_commune() {
    story.when(register(COMMUNE, MET)).refused(HouseholdRefusal.NOT_A_HAMLET);
    story.given(Field.registered());
    story
        .when(new MoveHousehold(next(), HOME, COMMUNE, "Nhà số 9", MET))
        .refused(HouseholdRefusal.NOT_A_HAMLET);
  }

  @Test
  void a_phones_clock_may_be_ten_minutes_ahead_and_no_more() {
    story.at(Instant.parse("2023-01-05T00:50:00Z"));
    story
        .when(register(HAMLET, at("2023-01-05T08:00:01+07:00")))
        .refused(CommandRefusal.IN_THE_FUTURE);
    story.when(register(HAMLET, MET)).then(new HouseholdRegistered(HOME, HAMLET, KNOWN, MET));
  }

  @Test
  void a_households_home_is_updated() {
    story.given(Field.registered());
    story
        .when(new UpdateHousehold(next(), HOME, NEW_HOME, MET))
        .then(new HouseholdUpdated(HOME, KNOWN, MET));
  }

  @Test
  void nothing_happens_to_a_household_nobody_knows() {
    story.when(new UpdateHousehold(next(), HOME, NEW_HOME, MET)).refused(HouseholdRefusal.UNKNOWN);
    story
        .when(new MoveHousehold(next(), HOME, HAMLET, "Nhà số 9", MET))
        .refused(HouseholdRefusal.UNKNOWN);
  }

  @Test
  void a_household_moves() {
    story.given(Field.registered());
    story
        .when(new MoveHousehold(next(), HOME, OTHER_HAMLET, "Nhà số 9", MET))
        .then(new HouseholdMoved(HOME, HAMLET, OTHER_HAMLET, new Personal(HOUSE, "Nhà số 9"), MET));
  }

  @Test
  void a_household_does_not_move_to_where_it_lives() {
    story.given(Field.registered());
    story
        .when(new MoveHousehold(next(), HOME, HAMLET, "Nhà số 9", MET))
        .refused(HouseholdRefusal.LIVES_THERE);
  }

  private RegisterHousehold register(UnitId hamlet, OccurredAt at) {
    return new RegisterHousehold(next(), HOME, hamlet, NEW_HOME, at);
  }
}

package socai.command.household;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.HAMLET;
import static socai.fixture.Field.HOME;
import static socai.fixture.Field.OTHER_HAMLET;
import static socai.fixture.Field.at;
import static socai.fixture.Field.day;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import socai.command.CommandRefusal;
import socai.command.CommandScenario;
import socai.command.InsteadOf;
import socai.event.EntryId;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.Step;
import socai.household.Connection;
import socai.household.HouseholdEntryRetracted;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.household.HouseholdUpdated;
import socai.person.Personal;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.time.OccurredAt;

/** What was recorded of a household in error can be put right. */
class RetractingHouseholdsTest extends CommandScenario {
  private static final String HOUSE = HOME.stream().toString();
  private static final OccurredAt NOON = at("2024-06-01T12:00:00+07:00");
  private static final NewHome NEW_HOME =
      new NewHome("Lường Văn Thử", "Nhà số 3", 5, 2, Connection.MOBILE);

  @BeforeEach
  void registered() {
    story.given(Field.units()).recorded("registered", Field.registered()).on(day("2024-06-01"));
  }

  @Test
  void a_household_registered_in_error_is_taken_back_and_may_be_registered_again() {
    story.when(retract("registered")).then(retracted("registered"));
    story.when(move(HAMLET, OTHER_HAMLET, "2024-01-01")).refused(HouseholdRefusal.UNKNOWN);
    story.when(retract("registered")).refused(HouseholdRefusal.ENTRY_UNKNOWN);
    RegisterHousehold again =
        new RegisterHousehold(
            next(), HOME, OTHER_HAMLET, NEW_HOME, at("2023-01-01T08:00:00+07:00"));
    story
        .when(again)
        .then(
            new HouseholdRegistered(
                HOME, OTHER_HAMLET, NEW_HOME.of(HOME), at("2023-01-01T08:00:00+07:00")));
  }

  @Test
  void nothing_is_retracted_that_was_not_told_of_the_household() {
    story.when(retract("something else")).refused(HouseholdRefusal.ENTRY_UNKNOWN);
  }

  @Test
  void a_registration_on_which_something_rests_is_not_retracted() {
    story.recorded("moved", moved(HAMLET, OTHER_HAMLET, "2024-01-01"));
    story
        .when(retract("registered"))
        .refused(HouseholdRefusal.RESTS_ON_IT, "entry", Names.entry("moved").toString());
    story.when(retract("moved"));
    story.when(retract("registered")).then(retracted("registered"));
  }

  @Test
  void a_registration_with_acts_is_corrected_and_not_retracted() {
    story.given(Field.recorded(Names.act("one"), Field.MORNING, new Step.Introduced(Field.VNEID)));
    story.when(retract("registered")).refused(HouseholdRefusal.ACTS_REST_ON_IT);
    story
        .when(
            new RegisterHousehold(
                next(),
                HOME,
                OTHER_HAMLET,
                NEW_HOME,
                at("2023-02-01T08:00:00+07:00"),
                insteadOf("registered")))
        .then(
            retracted("registered"),
            new HouseholdRegistered(
                HOME, OTHER_HAMLET, NEW_HOME.of(HOME), at("2023-02-01T08:00:00+07:00")));
  }

  @Test
  void without_its_acts_a_registration_is_retracted() {
    story.given(Field.recorded(Names.act("one"), Field.MORNING, new Step.Introduced(Field.VNEID)));
    story.given(
        new GuidanceActRetracted(
            HOME, Names.act("one"), new Personal(HOUSE, "Nhầm"), Field.MORNING));
    story.when(retract("registered")).then(retracted("registered"));
  }

  @Test
  void a_correction_leaves_nothing_before_the_day_on_which_it_was_met() {
    story.recorded("moved", moved(HAMLET, OTHER_HAMLET, "2023-06-01"));
    story
        .when(
            new RegisterHousehold(
                next(),
                HOME,
                HAMLET,
                NEW_HOME,
                at("2023-07-01T08:00:00+07:00"),
                insteadOf("registered")))
        .refused(HouseholdRefusal.RESTS_ON_IT, "entry", Names.entry("moved").toString());
  }

  @Test
  void a_move_to_the_wrong_hamlet_is_corrected_in_one_commit() {
    UnitId third = Names.unit("Bản Ba");
    story.given(Field.established(third, UnitLevel.HAMLET, Optional.of(Field.COMMUNE)));
    story.recorded("moved", moved(HAMLET, OTHER_HAMLET, "2024-01-01"));
    story
        .when(
            new MoveHousehold(
                next(),
                HOME,
                third,
                "Nhà mới",
                at("2024-01-01T09:00:00+07:00"),
                insteadOf("moved")))
        .then(retracted("moved"), moved(HAMLET, third, "2024-01-01"));
    assertThat(third).isNotEqualTo(OTHER_HAMLET);
  }

  @Test
  void a_move_that_was_none_is_retracted_and_the_household_lives_where_it_lived() {
    story.recorded("moved", moved(HAMLET, OTHER_HAMLET, "2024-01-01"));
    story.when(retract("moved")).then(retracted("moved"));
    story
        .when(move(HAMLET, OTHER_HAMLET, "2024-02-01"))
        .then(moved(HAMLET, OTHER_HAMLET, "2024-02-01"));
  }

  @Test
  void an_update_is_corrected() {
    story.recorded(
        "updated", new HouseholdUpdated(HOME, NEW_HOME.of(HOME), at("2024-01-01T09:00:00+07:00")));
    NewHome right = new NewHome("Lường Văn Thử", "Nhà số 3", 5, 4, Connection.FIXED);
    story
        .when(
            new UpdateHousehold(
                next(), HOME, right, at("2024-01-01T09:00:00+07:00"), insteadOf("updated")))
        .then(
            retracted("updated"),
            new HouseholdUpdated(HOME, right.of(HOME), at("2024-01-01T09:00:00+07:00")));
  }

  @Test
  void a_move_told_late_is_from_where_it_lived_then() {
    UnitId third = Names.unit("Bản Ba");
    story.given(Field.established(third, UnitLevel.HAMLET, Optional.of(Field.COMMUNE)));
    story.recorded("April", moved(HAMLET, third, "2024-04-01"));
    story
        .when(move(HAMLET, OTHER_HAMLET, "2024-03-01"))
        .then(moved(HAMLET, OTHER_HAMLET, "2024-03-01"));
    story.when(move(third, HAMLET, "2024-05-01")).then(moved(third, HAMLET, "2024-05-01"));
  }

  @Test
  void nothing_is_told_of_a_household_before_it_was_met_nor_of_tomorrow() {
    story
        .when(move(HAMLET, OTHER_HAMLET, "2023-01-04"))
        .refused(HouseholdRefusal.BEFORE_REGISTRATION);
    story
        .when(new UpdateHousehold(next(), HOME, NEW_HOME, at("2023-01-04T08:00:00+07:00")))
        .refused(HouseholdRefusal.BEFORE_REGISTRATION);
    story.when(move(HAMLET, OTHER_HAMLET, "2024-06-02")).refused(CommandRefusal.IN_THE_FUTURE);
    story
        .when(new UpdateHousehold(next(), HOME, NEW_HOME, at("2024-06-02T08:00:00+07:00")))
        .refused(CommandRefusal.IN_THE_FUTURE);
  }

  private RetractHouseholdEntry retract(String entry) {
    return new RetractHouseholdEntry(next(), HOME, Names.entry(entry), "Nhầm");
  }

  private static HouseholdEntryRetracted retracted(String entry) {
    return new HouseholdEntryRetracted(HOME, Names.entry(entry), new Personal(HOUSE, "Nhầm"), NOON);
  }

  private static Optional<InsteadOf> insteadOf(String entry) {
    EntryId wrong = Names.entry(entry);
    return Optional.of(new InsteadOf(wrong, "Nhầm"));
  }

  private MoveHousehold move(UnitId from, UnitId to, String day) {
    assertThat(from).isNotEqualTo(to);
    return new MoveHousehold(next(), HOME, to, "Nhà mới", at(day + "T09:00:00+07:00"));
  }

  private static HouseholdMoved moved(UnitId from, UnitId to, String day) {
    return new HouseholdMoved(
        HOME, from, to, new Personal(HOUSE, "Nhà mới"), at(day + "T09:00:00+07:00"));
  }
}

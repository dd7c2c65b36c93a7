package socai.household;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.HAMLET;
import static socai.fixture.Field.HOME;
import static socai.fixture.Field.OTHER_HAMLET;
import static socai.fixture.Field.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import socai.event.EntryId;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.fixture.Seeds;
import socai.person.Personal;
import socai.territory.UnitId;

/** Where a household lives and what is known of its home, from day to day. */
class HouseholdHistoryTest {
  private static final UnitId THIRD = Names.unit("Bản Ba");
  private static final String HOUSE = HOME.stream().toString();

  private HouseholdHistory household = HouseholdHistory.UNKNOWN;

  @Test
  void nothing_is_known_before_it_is_registered() {
    assertThat(household.isRegistered()).isFalse();
    assertThat(household.hamlet()).isEmpty();
    assertThat(household.homeOn(day("2023-01-05"))).isEmpty();
  }

  @Test
  void a_move_told_late_changes_nothing_of_the_end() {
    record("registered", Field.registered());
    record("April", moved("2023-04-01", THIRD));
    record("March", moved("2023-03-01", OTHER_HAMLET));
    assertThat(household.hamlet()).contains(THIRD);
    assertThat(household.hamletOn(day("2023-03-31"))).contains(OTHER_HAMLET);
    assertThat(household.hamletOn(day("2023-02-28"))).contains(HAMLET);
    assertThat(household.hamletOn(day("2023-01-04"))).isEmpty();
    assertThat(household.hamlets())
        .isEqualTo(
            Map.of(
                day("2023-01-05"), HAMLET,
                day("2023-03-01"), OTHER_HAMLET,
                day("2023-04-01"), THIRD));
  }

  @Test
  void what_was_learnt_earlier_and_told_later_does_not_hide_what_was_learnt_since() {
    record("registered", Field.registered());
    record("August", updated("2023-08-01", 4));
    record("July", updated("2023-07-01", 0));
    assertThat(household.home()).map(Home::smartphones).contains(4);
    assertThat(household.homeOn(day("2023-07-31"))).map(Home::smartphones).contains(0);
    assertThat(household.homeOn(day("2023-06-30"))).map(Home::smartphones).contains(2);
    assertThat(household.homeOn(day("2020-01-01"))).map(Home::smartphones).contains(2);
  }

  @Test
  void a_move_brings_an_address_and_an_update_all_that_is_known() {
    record("registered", Field.registered());
    record("May", updated("2023-05-01", 1));
    record("March", moved("2023-03-01", THIRD));
    assertThat(household.homeOn(day("2023-03-31")))
        .contains(home(2, "Nhà mới", Connection.MOBILE, Field.home(HOME)));
    assertThat(household.home()).map(h -> h.address().text()).contains("Nhà số 3, Bản Thử");
  }

  @Test
  void what_was_retracted_was_never_told() {
    record("registered", Field.registered());
    record("wrong", moved("2023-04-01", THIRD));
    retract("wrong");
    assertThat(household.hamlet()).contains(HAMLET);
    assertThat(household.hamlets()).isEqualTo(Map.of(day("2023-01-05"), HAMLET));
    assertThat(household.has(Names.entry("wrong"))).isFalse();
    retract("registered");
    assertThat(household.isRegistered()).isFalse();
    record("again", Field.registered(HOME, OTHER_HAMLET));
    assertThat(household.hamlet()).contains(OTHER_HAMLET);
    assertThat(household.since()).contains(day("2023-01-05"));
  }

  @Test
  void facts_of_different_days_lead_to_the_same_end_in_any_order() {
    Seeds.forEach(300, HouseholdHistoryTest::inAnyOrder);
  }

  private static void inAnyOrder(Random random) {
    List<HouseholdEvent> facts = new ArrayList<>(List.of(Field.registered()));
    List<Integer> days = new ArrayList<>(IntStream.range(0, 30).boxed().toList());
    Collections.shuffle(days, random);
    for (int day : days.subList(0, random.nextInt(8))) {
      String on = LocalDate.of(2023, 1, 6).plusDays(day).toString();
      facts.add(
          random.nextBoolean()
              ? updated(on, random.nextInt(9))
              : moved(on, Names.unit("hamlet " + random.nextInt(3))));
    }
    HouseholdHistory one = recorded(facts);
    Collections.shuffle(facts, random);
    HouseholdHistory other = recorded(facts);
    for (int day = -2; day < 32; day++) {
      LocalDate on = LocalDate.of(2023, 1, 6).plusDays(day);
      assertThat(other.hamletOn(on)).isEqualTo(one.hamletOn(on));
      assertThat(other.homeOn(on)).isEqualTo(one.homeOn(on));
    }
    assertThat(other.home()).isEqualTo(one.home());
    assertThat(other.hamlet()).isEqualTo(one.hamlet());
  }

  private static HouseholdHistory recorded(List<HouseholdEvent> facts) {
    HouseholdHistory household = HouseholdHistory.UNKNOWN;
    for (HouseholdEvent fact : facts) {
      household = household.after(fact, Names.entry(fact.toString()));
    }
    return household;
  }

  private void record(String entry, HouseholdEvent event) {
    household = household.after(event, Names.entry(entry));
  }

  private void retract(String entry) {
    EntryId retracts = Names.entry(entry);
    record(
        "retract " + entry,
        new HouseholdEntryRetracted(
            HOME, retracts, new Personal(HOUSE, "Nhầm"), Field.at("2024-01-01T08:00:00+07:00")));
  }

  private static HouseholdMoved moved(String day, UnitId to) {
    return new HouseholdMoved(
        HOME, HAMLET, to, new Personal(HOUSE, "Nhà mới"), Field.at(day + "T09:00:00+07:00"));
  }

  private static HouseholdUpdated updated(String day, int smartphones) {
    Home home = Field.home(HOME);
    return new HouseholdUpdated(
        HOME,
        new Home(home.head(), home.address(), home.people(), smartphones, home.connection()),
        Field.at(day + "T09:00:00+07:00"));
  }

  private static Home home(int smartphones, String address, Connection connection, Home like) {
    return new Home(
        like.head(), new Personal(HOUSE, address), like.people(), smartphones, connection);
  }

  @Test
  void a_household_of_many_facts_is_the_same_as_one_of_few() {
    record("registered", Field.registered());
    for (int i = 1; i <= 1_000; i++) {
      record("update " + i, updated("2023-02-01", i % 7));
    }
    record("last", updated("2023-03-01", 9));
    assertThat(household.home()).map(Home::smartphones).contains(9);
    assertThat(household.events()).hasSize(1_002);
    assertThat(Optional.of(household).map(HouseholdHistory::isRegistered)).contains(true);
  }
}

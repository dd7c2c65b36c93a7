package socai.query.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.finding.FindingExamined;
import socai.finding.FindingId;
import socai.finding.FindingReopened;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Names;
import socai.guidance.ActId;
import socai.guidance.Channel;
import socai.guidance.Guidance;
import socai.household.HouseholdMoved;
import socai.person.PersonId;
import socai.person.Personal;
import socai.query.QueryContext;
import socai.query.finding.FindingView.State;
import socai.query.finding.FindingView.What;
import socai.query.finding.history.Outside;
import socai.query.finding.rule.Rule;
import socai.query.projection.Recorded;
import socai.query.table.TableFile;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.Organisation;
import socai.team.Role;
import socai.team.TeamDissolved;
import socai.territory.UnitMoved;
import socai.territory.UnitRenamed;

/** Given what was recorded, then what is worth a look: each rule just within and just beyond. */
@ExtendWith(FreshDatabase.class)
class FindingIT {
  private static final Wanted ALL =
      new Wanted(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static final Set<String> DRAWN = Set.of(FindingProjection.NAME, "units");

  private QueryContext context;
  private Ward ward;

  @BeforeEach
  void build(MongoDatabase database) {
    context = new QueryContext(database);
    ward = new Ward();
  }

  @AfterEach
  void leave() {
    context.close();
  }

  @Test
  void twelve_doors_in_an_hour_are_within_and_thirteen_are_not() {
    for (int door = 0; door < 13; door++) {
      ward.home("home " + door, "a1");
    }
    for (int door = 0; door < 12; door++) {
      ward.visit("visit " + door, "home " + door, "08:%02d".formatted(door * 4));
    }
    assertThat(found()).isEmpty();
    ward.visit("visit 12", "home 12", "08:59:59");
    Finding found = only(Rule.DOORS_PER_HOUR);
    assertThat(found.measure()).isEqualTo(13);
    assertThat(found.threshold()).isEqualTo(12);
    assertThat(found.members()).containsExactly(Ward.LO);
    assertThat(found.acts()).hasSize(13);
    assertThat(found.day()).isEqualTo(Ward.DAY);
  }

  @Test
  void the_thirteenth_door_a_full_hour_after_the_first_is_within() {
    for (int door = 0; door < 13; door++) {
      ward.home("home " + door, "a1");
      ward.visit("visit " + door, "home " + door, door == 12 ? "09:00" : "08:%02d".formatted(door));
    }
    assertThat(found()).isEmpty();
  }

  @Test
  void the_same_door_again_and_a_class_of_many_are_no_more_doors() {
    for (int door = 0; door < 20; door++) {
      ward.home("home " + door, "a1");
      ward.act(
          "class " + door,
          "home " + door,
          Ward.guidance(Ward.at("08:00"), Channel.CLASS, List.of(Field.VNEID), Ward.LO));
      ward.visit("again " + door, "home 0", "%02d:00".formatted(door + 1));
    }
    assertThat(found(Rule.DOORS_PER_HOUR)).isEmpty();
  }

  @Test
  void twenty_kilometres_take_twenty_minutes_and_not_nineteen() {
    ward.home("here", "a1").home("there", "b1");
    ward.visit("first", "here", "08:00").visit("second", "there", "08:30");
    assertThat(found()).isEmpty();
    ward.visit("first of the evening", "here", "18:00").visit("later", "there", "18:20:01");
    assertThat(found(Rule.TRAVEL)).isEmpty();
    ward.correct("later", "there", Ward.guidance("18:19:59", Ward.LO));
    assertThat(found(Rule.TRAVEL)).hasSize(1);
    Finding found = only(Rule.TRAVEL);
    assertThat(found.measure()).isBetween(19.9, 20.1);
    assertThat(found.threshold()).isBetween(19.8, 20.0);
    assertThat(acts(found)).containsExactly(act("first of the evening"), act("later"));
  }

  @Test
  void where_only_the_communes_centre_is_known_the_doubt_is_taken_off() {
    ward.home("here", "a2").home("there", "b2");
    ward.visit("first", "here", "08:00").visit("second", "there", "08:10:10");
    assertThat(found(Rule.TRAVEL)).isEmpty();
    ward.correct("second", "there", Ward.guidance("08:09:50", Ward.LO));
    assertThat(only(Rule.TRAVEL).measure()).isBetween(9.9, 10.1);
  }

  @Test
  void between_hamlets_of_one_centre_no_way_is_known() {
    ward.home("here", "a2").home("there", "a3");
    ward.visit("first", "here", "08:00").visit("second", "there", "08:00");
    assertThat(found()).isEmpty();
  }

  @Test
  void doors_of_two_communes_half_an_hour_apart_are_within() {
    ward.home("here", "a1").home("there", "b1");
    ward.visit("first", "here", "08:00").visit("second", "there", "08:30");
    assertThat(found()).isEmpty();
    ward.correct("second", "there", Ward.guidance("08:29:59", Ward.LO));
    Finding found = only(Rule.TWO_COMMUNES);
    assertThat(found.measure()).isEqualTo(2);
    assertThat(acts(found)).containsExactly(act("first"), act("second"));
    assertThat(list(ALL).findings().get(0).hamlets())
        .containsExactly(Names.unit("a1"), Names.unit("b1"));
  }

  @Test
  void another_member_or_the_telephone_is_in_another_commune_at_once() {
    ward.home("here", "a1").home("there", "b1");
    ward.visit("first", "here", "08:00");
    ward.act("second", "there", Ward.guidance("08:00", Ward.QUANG));
    ward.act(
        "third",
        "there",
        Ward.guidance(Ward.at("08:00"), Channel.TELEPHONE, List.of(Field.VNEID), Ward.LO));
    assertThat(found(Rule.TWO_COMMUNES)).isEmpty();
    assertThat(found(Rule.TRAVEL)).isEmpty();
  }

  @Test
  void a_household_that_had_moved_was_not_visited_in_the_other_commune() {
    ward.home("here", "a1").home("moving", "b1");
    ward.visit("first", "here", "08:00").visit("second", "moving", "08:10");
    assertThat(found(Rule.TWO_COMMUNES)).hasSize(1);
    ward.apply(
        new HouseholdMoved(
            Names.household("moving"),
            Names.unit("b1"),
            Names.unit("a1"),
            Ward.personal("moving"),
            Ward.at("05T09:00")));
    assertThat(only(Rule.TWO_COMMUNES).state()).isEqualTo(State.WITHDRAWN);
    assertThat(only(Rule.TWO_COMMUNES).history())
        .extracting(Finding.Event::what)
        .containsExactly(What.FOUND, What.WITHDRAWN);
  }

  @Test
  void a_hamlet_that_had_moved_to_the_other_commune_before_was_no_way_off() {
    ward.apply(new UnitMoved(Names.unit("b2"), Names.unit("a"), LocalDate.of(2023, 3, 6), "NQ"));
    ward.home("here", "a1").home("there", "b2");
    ward.visit("first", "here", "08:00").visit("second", "there", "08:05");
    ward.visit("day before", "here", "05T08:00").visit("and", "there", "05T08:05");
    assertThat(found(Rule.TWO_COMMUNES)).hasSize(1);
    assertThat(only(Rule.TWO_COMMUNES).day()).isEqualTo(Ward.DAY.minusDays(1));
  }

  @Test
  void the_same_act_a_quarter_of_an_hour_apart_is_one_told_twice() {
    ward.home("home", "a1").visit("act", "home", "08:00");
    ward.by("officer").visit("again", "home", "08:15:01");
    assertThat(found()).isEmpty();
    ward.correct("again", "home", Ward.guidance("08:15", Ward.QUANG));
    Finding found = only(Rule.TOLD_TWICE);
    assertThat(acts(found)).containsExactly(act("act"), act("again"));
    assertThat(found.acts()).extracting(Finding.Act::login).containsExactly("field", "officer");
    assertThat(found.about()).isEqualTo("household/" + Names.household("home"));
  }

  @Test
  void however_often_an_act_is_told_it_is_one_finding_that_lists_them_all() {
    ward.home("home", "a1").visit("act", "home", "08:00").visit("again", "home", "08:00");
    FindingId first = only(Rule.TOLD_TWICE).id();
    ward.visit("third", "home", "08:10").visit("fourth", "home", "08:20");
    Finding found = only(Rule.TOLD_TWICE);
    assertThat(found.id()).isEqualTo(first);
    assertThat(acts(found)).containsOnly(act("act"), act("again"), act("third"), act("fourth"));
    assertThat(found.acts().stream().flatMap(a -> a.positions().stream())).hasSize(4);
    assertThat(found.measure()).isEqualTo(4);
  }

  @Test
  void what_was_said_of_a_repetition_stays_with_it_when_the_act_is_told_once_more() {
    ward.home("home", "a1").visit("act", "home", "08:00").visit("again", "home", "08:00");
    Personal reason = new Personal(only(Rule.TOLD_TWICE).about(), "Hai máy");
    ward.apply(
        new FindingExamined(only(Rule.TOLD_TWICE).id(), ward.position(), reason, Ward.at("12:00")));
    ward.visit("third", "home", "08:00");
    Finding found = only(Rule.TOLD_TWICE);
    assertThat(found.state()).isEqualTo(State.OPEN);
    assertThat(found.history())
        .extracting(Finding.Event::what)
        .containsExactly(What.FOUND, What.EXAMINED, What.CHANGED);
  }

  @Test
  void at_another_home_or_with_no_service_in_common_it_is_another_act() {
    ward.home("home", "a1").home("next door", "a1").visit("act", "home", "08:00");
    ward.visit("neighbour", "next door", "08:00");
    ward.act(
        "more",
        "home",
        Ward.guidance(Ward.at("08:00"), Channel.DOOR, List.of(Field.PAYMENT), Ward.LO));
    assertThat(found()).isEmpty();
  }

  @Test
  void an_act_on_the_day_on_which_a_member_had_left_lies_outside() {
    ward.home("home", "a1").visit("act", "home", "08:00");
    ward.apply(new MemberLeft(Field.TEAM, Ward.LO, Ward.DAY.plusDays(1)));
    assertThat(found()).isEmpty();
    ward.home("other", "a1").act("other act", "other", Ward.guidance("09:00", Ward.QUANG));
    ward.apply(new MemberLeft(Field.TEAM, Ward.QUANG, Ward.DAY));
    Finding found = only(Rule.OUTSIDE_MEMBERSHIP);
    assertThat(found.members()).containsExactly(Ward.QUANG);
    assertThat(found.acts().get(0).outside()).contains(Outside.NOT_A_MEMBER);
  }

  @Test
  void a_membership_told_later_withdraws_the_finding_and_says_by_which_event() {
    PersonId late = Names.person("late");
    ward.home("home", "a1").act("act", "home", Ward.guidance("08:00", late));
    assertThat(only(Rule.OUTSIDE_MEMBERSHIP).state()).isEqualTo(State.OPEN);
    ward.apply(joined(late, Ward.DAY.plusDays(1)));
    assertThat(only(Rule.OUTSIDE_MEMBERSHIP).state()).isEqualTo(State.OPEN);
    ward.apply(new MemberLeft(Field.TEAM, late, Ward.DAY.plusDays(1)));
    ward.apply(joined(late, Ward.DAY));
    Finding found = only(Rule.OUTSIDE_MEMBERSHIP);
    assertThat(found.state()).isEqualTo(State.WITHDRAWN);
    assertThat(found.history()).hasSize(2);
    assertThat(found.history().get(1).position().value()).isEqualTo(ward.position());
    assertThat(found.history().get(1).type()).isEqualTo("socai.team.member-joined");
  }

  @Test
  void acts_before_a_team_and_after_it_lie_outside() {
    LocalDate formed = Field.FORMED;
    ward.home("home", "a1");
    ward.act("first day", "home", on(formed)).act("before", "home", on(formed.minusDays(1)));
    assertThat(only(Rule.OUTSIDE_MEMBERSHIP).acts().get(0).outside())
        .contains(Outside.BEFORE_THE_TEAM);
    ward.retract("before", "home").visit("act", "home", "08:00");
    ward.apply(new TeamDissolved(Field.TEAM, Ward.DAY.plusDays(1), Field.decision()));
    assertThat(found().stream().filter(f -> f.state() == State.OPEN)).isEmpty();
    ward.act("after", "home", on(Ward.DAY.plusDays(1)));
    assertThat(found().stream().filter(f -> f.state() == State.OPEN)).hasSize(1);
  }

  @Test
  void sixty_late_acts_of_one_week_are_within_and_sixty_one_are_not() {
    ward.late(Duration.ofDays(7)).home("home", "a1");
    for (int i = 0; i < 60; i++) {
      ward.visit("act " + i, "home", "%02d:%02d".formatted(i / 3, i % 3 * 20));
    }
    assertThat(found()).isEmpty();
    ward.late(Duration.ofDays(7).minusSeconds(1)).visit("in time", "home", "21:10");
    ward.late(Duration.ofDays(14)).visit("in the next week", "home", "22:00");
    assertThat(found()).isEmpty();
    ward.by("officer").late(Duration.ofDays(13)).visit("on its Sunday", "home", "23:00");
    Finding found = only(Rule.LATE_BATCH);
    assertThat(found.measure()).isEqualTo(61);
    assertThat(found.threshold()).isEqualTo(60);
    assertThat(found.day()).isEqualTo(Ward.DAY.plusDays(7));
  }

  @Test
  void a_retraction_withdraws_what_it_made() {
    ward.home("home", "a1").visit("act", "home", "08:00").visit("again", "home", "08:01");
    assertThat(only(Rule.TOLD_TWICE).state()).isEqualTo(State.OPEN);
    ward.retract("again", "home");
    Finding found = only(Rule.TOLD_TWICE);
    assertThat(found.state()).isEqualTo(State.WITHDRAWN);
    assertThat(acts(found)).containsExactly(act("act"), act("again"));
    assertThat(found.changed().value()).isEqualTo(ward.position());
  }

  @Test
  void what_was_examined_is_open_again_once_more_is_told_of_it() {
    ward.home("home", "a1").visit("act", "home", "08:00").visit("again", "home", "08:01");
    Finding found = only(Rule.TOLD_TWICE);
    Personal reason = new Personal(found.about(), "Hai máy");
    ward.apply(new FindingExamined(found.id(), ward.position(), reason, Ward.at("12:00")));
    assertThat(only(Rule.TOLD_TWICE).state()).isEqualTo(State.EXAMINED);
    assertThat(only(Rule.TOLD_TWICE).history().get(1).reason()).contains("Hai máy");
    ward.correct("again", "home", Ward.guidance("08:02", Ward.LO));
    assertThat(only(Rule.TOLD_TWICE).state()).isEqualTo(State.OPEN);
    ward.apply(new FindingExamined(found.id(), ward.position(), reason, Ward.at("13:00")));
    assertThat(only(Rule.TOLD_TWICE).state()).isEqualTo(State.EXAMINED);
    ward.apply(new FindingReopened(found.id(), reason, Ward.at("14:00")));
    assertThat(only(Rule.TOLD_TWICE).state()).isEqualTo(State.OPEN);
    assertThat(only(Rule.TOLD_TWICE).history())
        .extracting(Finding.Event::what)
        .containsExactly(What.FOUND, What.EXAMINED, What.CHANGED, What.EXAMINED, What.REOPENED);
  }

  @Test
  void who_looked_before_the_last_change_has_not_examined_it() {
    ward.home("home", "a1").visit("act", "home", "08:00").visit("again", "home", "08:01");
    Finding found = only(Rule.TOLD_TWICE);
    long seen = ward.position();
    ward.correct("again", "home", Ward.guidance("08:02", Ward.LO));
    ward.apply(
        new FindingExamined(
            found.id(), seen, new Personal(found.about(), "Hai máy"), Ward.at("12:00")));
    assertThat(only(Rule.TOLD_TWICE).state()).isEqualTo(State.OPEN);
  }

  @Test
  void what_happened_to_a_finding_comes_a_hundred_at_once_the_last_first() {
    ward.home("home", "a1").visit("act", "home", "08:00").visit("again", "home", "08:01");
    FindingId id = only(Rule.TOLD_TWICE).id();
    long found = ward.position();
    Personal reason = Ward.personal("home");
    for (int i = 0; i < 120; i++) {
      ward.apply(new FindingExamined(id, ward.position(), reason, Ward.at("12:00")));
      ward.apply(new FindingReopened(id, reason, Ward.at("12:00")));
    }
    ward.visit("third", "home", "08:02").visit("fourth", "home", "08:03");
    List<Finding.Event> all = new ArrayList<>();
    List<Integer> pages = new ArrayList<>();
    Optional<Integer> before = Optional.empty();
    do {
      Finding page = query().find(id, Optional.empty(), 1, before, QueryContext.ALL).orElseThrow();
      all.addAll(0, page.history());
      pages.add(page.history().size());
      before = page.earlier();
    } while (before.isPresent());
    assertThat(pages).containsExactly(100, 100, 42);
    assertThat(all)
        .extracting(Finding.Event::what)
        .startsWith(What.FOUND, What.EXAMINED, What.REOPENED)
        .endsWith(What.EXAMINED, What.REOPENED, What.CHANGED);
    assertThat(all)
        .extracting(event -> event.position().value())
        .startsWith(found, found + 1)
        .endsWith(ward.position() - 3, ward.position() - 2, ward.position())
        .isSorted()
        .doesNotHaveDuplicates();
    Optional<Integer> beyond = Optional.of(1_000);
    assertThat(
            query().find(id, Optional.empty(), 1, beyond, QueryContext.ALL).orElseThrow().history())
        .isEqualTo(only(Rule.TOLD_TWICE).history());
  }

  @Test
  void findings_are_asked_for_by_all_they_concern_and_come_page_by_page() {
    ward.home("home", "a1").home("other", "b2");
    for (int day = 10; day < 14; day++) {
      ward.visit("act " + day, "home", day + "T08:00").visit("twin " + day, "home", day + "T08:01");
      ward.visit("far " + day, "other", day + "T08:09");
    }
    assertThat(list(ALL).counts())
        .extracting(FindingList.Count::open)
        .containsExactly(0, 4, 4, 4, 0, 0, 0);
    FindingList first = query().list(ALL, Optional.empty(), 5, QueryContext.ALL);
    FindingList second = query().list(ALL, first.next(), 7, QueryContext.ALL);
    assertThat(second.next()).isEmpty();
    assertThat(first.findings()).hasSize(5).doesNotContainAnyElementsOf(second.findings());
    assertThat(Stream.concat(first.findings().stream(), second.findings().stream()))
        .hasSize(12)
        .isSortedAccordingTo((a, b) -> b.day().compareTo(a.day()));
    assertThat(list(wanted("told_twice", null, null, null)).findings()).hasSize(4);
    assertThat(list(wanted(null, "withdrawn", null, null)).findings()).isEmpty();
    assertThat(list(wanted(null, null, "b", null)).findings()).hasSize(8);
    assertThat(list(wanted(null, null, null, Ward.QUANG)).findings()).isEmpty();
    assertThat(list(wanted(null, null, null, Ward.LO)).findings()).hasSize(12);
    Wanted twoDays =
        new Wanted(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Field.TEAM.value()),
            Optional.empty(),
            Optional.of(LocalDate.of(2023, 3, 11)),
            Optional.of(LocalDate.of(2023, 3, 12)));
    assertThat(list(twoDays).findings()).hasSize(6);
    assertThat(list(twoDays).counts())
        .extracting(FindingList.Count::open)
        .containsExactly(0, 2, 2, 2, 0, 0, 0);
  }

  @Test
  void a_file_has_a_line_for_each_and_nothing_in_it_is_calculated() throws IOException {
    ward.apply(new UnitRenamed(Names.unit("a1"), "=1+1, \"Bản\"", Ward.DAY, "NQ"));
    ward.home("home", "a1").visit("act", "home", "08:00").visit("again", "home", "08:01");
    Finding found = only(Rule.TOLD_TWICE);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    FindingQuery.Sheet sheet = query().sheet(ALL, Optional.empty(), 10, QueryContext.ALL);
    query().write(sheet, sheet.acts().iterator(), TableFile.CSV, file);
    assertThat(file.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "\ufeffMã dấu hiệu,Quy tắc,Ngày,Tình trạng,Thành viên,Tổ CĐSCĐ,\"Tổ, bản, tiểu khu\","
                + "Số lượt hướng dẫn,Số đo,Ngưỡng,Các vị trí sổ cái\r\n"
                + "%s,Một lượt ghi nhiều lần,2023-03-06,Cần xem,%s,%s,\"'=1+1, \"\"Bản\"\"\",2,2,1,%d %d\r\n"
                    .formatted(
                        found.id(), Ward.LO, Field.TEAM, ward.position() - 1, ward.position()));
  }

  private static Wanted wanted(String rule, String state, String unit, PersonId member) {
    return new Wanted(
        Optional.ofNullable(rule),
        Optional.ofNullable(state),
        Optional.ofNullable(unit).map(u -> Names.unit(u).value()),
        Optional.empty(),
        Optional.ofNullable(member).map(PersonId::value),
        Optional.empty(),
        Optional.empty());
  }

  private static Guidance on(LocalDate day) {
    return Ward.guidance(
        Field.at(day + "T08:00:00+07:00"), Channel.DOOR, List.of(Field.VNEID), Ward.LO);
  }

  private static MemberJoined joined(PersonId member, LocalDate from) {
    return new MemberJoined(
        Field.TEAM, member, Field.name(member), Role.MEMBER, Organisation.HEALTH, from);
  }

  private FindingQuery query() {
    List<Recorded> rest = ward.rest();
    if (!rest.isEmpty()) {
      context.projections().stream()
          .filter(p -> DRAWN.contains(p.name()))
          .forEach(p -> context.apply(p, rest));
    }
    return context.get(FindingQuery.class);
  }

  private FindingList list(Wanted wanted) {
    return query().list(wanted, Optional.empty(), 100, QueryContext.ALL);
  }

  private List<Finding> found() {
    return list(ALL).findings().stream().map(line -> find(line.id())).toList();
  }

  private Finding find(FindingId id) {
    return query()
        .find(id, Optional.empty(), 100, Optional.empty(), QueryContext.ALL)
        .orElseThrow();
  }

  private List<Finding> found(Rule rule) {
    return found().stream().filter(f -> f.description().rule() == rule).toList();
  }

  private Finding only(Rule rule) {
    assertThat(found(rule)).hasSize(1);
    return found(rule).get(0);
  }

  private static List<ActId> acts(Finding finding) {
    return finding.acts().stream().map(Finding.Act::act).toList();
  }

  private static ActId act(String name) {
    return Names.act(name);
  }
}

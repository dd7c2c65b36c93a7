package socai.query.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Names;
import socai.guidance.Channel;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.query.QueryContext;
import socai.query.finding.FindingView.State;
import socai.query.finding.rule.Rule;
import socai.query.projection.ReadModels;
import socai.query.projection.ReadSnapshot;
import socai.query.projection.Recorded;
import socai.team.TeamDissolved;

/** Given what somebody told to stay unseen, then it is seen: the cheap ways around each rule. */
@ExtendWith(FreshDatabase.class)
class EvasionIT {
  private static final ReadSnapshot SHOWN = QueryContext.ALL;

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
  void one_identifier_for_the_acts_at_thirteen_doors_hides_none_of_them() {
    for (int door = 0; door < 13; door++) {
      ward.home("home " + door, "a1");
      ward.visit("one", "home " + door, "08:%02d".formatted(door * 4));
    }
    assertThat(only(Rule.DOORS_PER_HOUR).lastFound().acts()).isEqualTo(13);
    assertThat(acts(only(Rule.DOORS_PER_HOUR))).hasSize(13);
  }

  @Test
  void one_identifier_at_doors_of_one_moment_is_as_many_acts() {
    for (int door = 0; door < 13; door++) {
      ward.home("home " + door, "a1");
      ward.visit("one", "home " + door, "08:00");
    }
    assertThat(only(Rule.DOORS_PER_HOUR).lastFound().measure()).isEqualTo(13);
    ward.retract("one", "home 7");
    assertThat(only(Rule.DOORS_PER_HOUR).state()).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void one_identifier_in_two_communes_is_two_visits() {
    ward.home("here", "a1").home("there", "b1");
    ward.visit("one", "here", "08:00").visit("one", "there", "08:10");
    assertThat(acts(only(Rule.TWO_COMMUNES))).hasSize(2);
    assertThat(acts(only(Rule.TRAVEL))).hasSize(2);
  }

  @Test
  void one_identifier_outside_a_membership_is_a_finding_for_each_household() {
    ward.home("here", "a1").home("there", "a2");
    ward.act("one", "here", Ward.guidance("08:00", Names.person("stranger")));
    ward.act("one", "there", Ward.guidance("09:00", Names.person("stranger")));
    assertThat(found(Rule.OUTSIDE_MEMBERSHIP)).hasSize(2);
  }

  @Test
  void midnight_splits_no_hour() {
    for (int door = 0; door < 13; door++) {
      ward.home("home " + door, "a1");
      ward.visit(
          "visit " + door,
          "home " + door,
          door < 7 ? "06T23:%02d".formatted(30 + door * 4) : "07T00:%02d".formatted(door));
    }
    assertThat(only(Rule.DOORS_PER_HOUR).lastFound().day()).isEqualTo(Ward.DAY);
    assertThat(acts(only(Rule.DOORS_PER_HOUR))).hasSize(13);
    ward.correct("visit 12", "home 12", Ward.guidance("07T00:30", Ward.LO));
    assertThat(only(Rule.DOORS_PER_HOUR).state()).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void midnight_lies_on_no_way_and_on_no_communes_border() {
    ward.home("here", "a1").home("there", "b1");
    ward.visit("last", "here", "06T23:58").visit("first", "there", "07T00:04");
    assertThat(only(Rule.TWO_COMMUNES).lastFound().day()).isEqualTo(Ward.DAY);
    assertThat(acts(only(Rule.TRAVEL))).hasSize(2);
  }

  @Test
  void what_happens_within_one_night_is_found_once_and_on_its_own_day() {
    ward.home("here", "a1").home("there", "b1");
    ward.visit("first", "here", "07T00:10").visit("second", "there", "07T00:15");
    assertThat(only(Rule.TWO_COMMUNES).lastFound().day()).isEqualTo(Ward.DAY.plusDays(1));
    ward.act("third", "there", Ward.guidance("07T01:00", Names.person("stranger")));
    assertThat(only(Rule.OUTSIDE_MEMBERSHIP).lastFound().day()).isEqualTo(Ward.DAY.plusDays(1));
  }

  @Test
  void doors_told_for_two_teams_are_doors_of_one_member() {
    for (int door = 0; door < 13; door++) {
      ward.home("home " + door, "a1");
      ward.act(
          "visit " + door,
          "home " + door,
          door % 2 == 0
              ? Ward.guidance("08:%02d".formatted(door * 4), Ward.LO)
              : ofOtherTeam("08:%02d".formatted(door * 4)));
    }
    assertThat(only(Rule.DOORS_PER_HOUR).lastFound().acts()).isEqualTo(13);
  }

  @Test
  void one_more_name_beside_it_does_not_share_the_doors_out() {
    for (int door = 0; door < 13; door++) {
      ward.home("home " + door, "a1");
      ward.act(
          "visit " + door,
          "home " + door,
          Ward.guidance("08:%02d".formatted(door * 4), Ward.LO, Ward.QUANG));
    }
    assertThat(found(Rule.DOORS_PER_HOUR)).hasSize(2);
  }

  @Test
  void doors_told_weeks_later_in_any_order_are_found() {
    ward.late(Duration.ofDays(30));
    for (int door = 12; door >= 0; door--) {
      ward.home("home " + door, "a1");
      ward.visit("visit " + door, "home " + door, "08:%02d".formatted(door * 4));
    }
    assertThat(only(Rule.DOORS_PER_HOUR).lastFound().acts()).isEqualTo(13);
  }

  @Test
  void told_in_time_apart_and_corrected_into_one_hour_they_are_found() {
    for (int door = 0; door < 13; door++) {
      ward.home("home " + door, "a1");
      ward.visit("visit " + door, "home " + door, "%02d:00".formatted(6 + door));
    }
    assertThat(found(Rule.DOORS_PER_HOUR)).isEmpty();
    for (int door = 0; door < 13; door++) {
      ward.correct(
          "visit " + door, "home " + door, Ward.guidance("08:%02d".formatted(door * 4), Ward.LO));
    }
    assertThat(only(Rule.DOORS_PER_HOUR).lastFound().acts()).isEqualTo(13);
  }

  @Test
  void corrected_apart_after_it_was_found_it_stays_to_be_seen_as_withdrawn() {
    ward.home("here", "a1").home("there", "b1");
    ward.visit("first", "here", "08:00").visit("second", "there", "08:10");
    ward.correct("second", "there", Ward.guidance("11:00", Ward.LO));
    assertThat(only(Rule.TWO_COMMUNES).state()).isEqualTo(State.WITHDRAWN);
    assertThat(only(Rule.TWO_COMMUNES).earlier()).isEqualTo(1);
    assertThat(acts(only(Rule.TWO_COMMUNES))).hasSize(2);
  }

  @Test
  void no_channel_carries_more_acts_than_a_day_has_room_for() {
    ward.home("home", "a1");
    for (int act = 0; act <= 200; act++) {
      assertThat(found(Rule.ACTS_PER_DAY)).isEmpty();
      ward.act(
          "act " + act,
          "home",
          Ward.guidance(
              Ward.at("%02d:%02d".formatted(6 + act / 60, act % 60)),
              Channel.values()[act % Channel.values().length],
              List.of(Field.VNEID),
              Ward.LO));
    }
    assertThat(only(Rule.ACTS_PER_DAY).lastFound().measure()).isEqualTo(201);
    assertThat(only(Rule.ACTS_PER_DAY).lastFound().threshold()).isEqualTo(200);
  }

  @Test
  void one_act_told_for_two_teams_is_told_twice() {
    ward.home("home", "a1").visit("act", "home", "08:00");
    ward.act("again", "home", ofOtherTeam("08:05"));
    assertThat(only(Rule.TOLD_TWICE).lastFound().acts()).isEqualTo(2);
  }

  @Test
  void one_more_service_or_another_channel_makes_no_other_act_of_it() {
    ward.home("home", "a1").visit("act", "home", "08:00");
    ward.act(
        "again",
        "home",
        Ward.guidance(
            Ward.at("08:10"), Channel.TELEPHONE, List.of(Field.PAYMENT, Field.VNEID), Ward.QUANG));
    ward.act(
        "and again",
        "home",
        Ward.guidance(Ward.at("08:20"), Channel.ZALO, List.of(Field.PAYMENT), Ward.LO));
    assertThat(only(Rule.TOLD_TWICE).lastFound().acts()).isEqualTo(3);
    ward.retract("again", "home");
    assertThat(found(Rule.TOLD_TWICE)).extracting(FindingView::state).containsOnly(State.WITHDRAWN);
  }

  @Test
  void sixty_one_late_acts_are_one_batch_by_several_logins_on_several_days() {
    ward.home("home", "a1");
    for (int act = 0; act < 61; act++) {
      ward.by("login " + act % 3).late(Duration.ofDays(7 + act % 7));
      ward.visit("act " + act, "home", "%02d:%02d".formatted(6 + act / 4, act % 4 * 15));
    }
    assertThat(only(Rule.LATE_BATCH).lastFound().acts()).isEqualTo(61);
    assertThat(only(Rule.LATE_BATCH).lastFound().day()).isEqualTo(Ward.DAY.plusDays(7));
  }

  @Test
  void sixty_one_late_acts_are_one_batch_of_a_login_by_several_teams() {
    ward.home("home", "a1").late(Duration.ofDays(8));
    for (int act = 0; act < 61; act++) {
      String at = "%02d:%02d".formatted(6 + act / 4, act % 4 * 15);
      ward.act("act " + act, "home", act % 2 == 0 ? Ward.guidance(at, Ward.LO) : ofOtherTeam(at));
    }
    assertThat(only(Rule.LATE_BATCH).lastFound().acts()).isEqualTo(61);
    assertThat(only(Rule.LATE_BATCH).lastFound().teams()).hasSize(2);
  }

  @Test
  void told_in_time_and_filled_in_by_correction_weeks_later_they_are_late() {
    ward.home("home", "a1");
    for (int act = 0; act < 61; act++) {
      String at = "%02d:%02d".formatted(6 + act / 4, act % 4 * 15);
      ward.visit("act " + act, "home", at);
      ward.apply(
          new GuidanceActCorrected(
              Names.household("home"),
              Names.act("act " + act),
              Ward.guidance(at, Ward.LO),
              Ward.personal("home")),
          Instant.parse("2023-04-03T05:00:00Z"));
    }
    assertThat(only(Rule.LATE_BATCH).lastFound().acts()).isEqualTo(61);
    assertThat(only(Rule.LATE_BATCH).lastFound().day()).isEqualTo(LocalDate.of(2023, 4, 3));
  }

  @Test
  void a_correction_takes_no_late_act_out_of_its_batch() {
    ward.home("home", "a1").late(Duration.ofDays(8));
    for (int act = 0; act < 61; act++) {
      ward.visit("act " + act, "home", "%02d:%02d".formatted(6 + act / 4, act % 4 * 15));
    }
    ward.apply(
        new GuidanceActCorrected(
            Names.household("home"),
            Names.act("act 60"),
            Ward.guidance("22:00", Ward.LO),
            Ward.personal("home")),
        Instant.parse("2023-05-01T05:00:00Z"));
    assertThat(only(Rule.LATE_BATCH).state()).isEqualTo(State.OPEN);
    assertThat(only(Rule.LATE_BATCH).lastFound().acts()).isEqualTo(61);
  }

  @Test
  void a_dissolution_told_after_the_acts_and_dated_before_them_finds_them() {
    ward.home("home", "a1").visit("act", "home", "08:00").visit("later", "home", "07T08:00");
    ward.apply(new TeamDissolved(Field.TEAM, Ward.DAY.plusDays(1), Field.decision()));
    assertThat(only(Rule.OUTSIDE_MEMBERSHIP).lastFound().day()).isEqualTo(Ward.DAY.plusDays(1));
  }

  private static Guidance ofOtherTeam(String time) {
    Guidance ours = Ward.guidance(time, Ward.LO);
    return new Guidance(
        Names.team("other"),
        ours.members(),
        ours.occurredAt(),
        ours.channel(),
        ours.steps(),
        ours.note());
  }

  private FindingView only(Rule rule) {
    assertThat(found(rule)).hasSize(1);
    return found(rule).get(0);
  }

  private List<FindingView> found(Rule rule) {
    applyRest();
    return models().at(FindingProjection.FINDINGS, SHOWN).find(id -> Filters.empty()).stream()
        .filter(finding -> finding.rule() == rule)
        .toList();
  }

  private List<FindingAct> acts(FindingView finding) {
    return new ActsOfFindings(models(), SHOWN).page(finding, Optional.empty(), 1_000).acts();
  }

  private ReadModels models() {
    return context.get(ReadModels.class);
  }

  private void applyRest() {
    List<Recorded> rest = ward.rest();
    if (!rest.isEmpty()) {
      context.apply(context.get(FindingProjection.class), rest);
    }
  }
}

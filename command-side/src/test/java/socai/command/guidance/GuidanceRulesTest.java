package socai.command.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.CA;
import static socai.fixture.Field.HOME;
import static socai.fixture.Field.LO;
import static socai.fixture.Field.MORNING;
import static socai.fixture.Field.PAYMENT;
import static socai.fixture.Field.QUANG;
import static socai.fixture.Field.TEAM;
import static socai.fixture.Field.VNEID;
import static socai.fixture.Field.at;
import static socai.fixture.Field.day;
import static socai.guidance.AdoptionLevel.ACTIVATED;
import static socai.guidance.AdoptionLevel.INSTALLED;
import static socai.guidance.AdoptionLevel.INTRODUCED;
import static socai.guidance.AdoptionLevel.NONE;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import socai.catalogue.ServiceId;
import socai.catalogue.ServiceWithdrawn;
import socai.command.CommandScenario;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevel;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.Channel;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.Reason;
import socai.guidance.Step;
import socai.household.HouseholdId;
import socai.person.PersonId;
import socai.person.Personal;
import socai.team.MemberLeft;
import socai.team.TeamDissolved;
import socai.team.TeamId;
import socai.time.OccurredAt;

/** What may be recorded of acts of guidance, and what becomes of the household's levels. */
class GuidanceRulesTest extends CommandScenario {
  private static final ActId VISIT = Names.act("a visit");
  private static final ActId LATER = Names.act("a later visit");
  private static final OccurredAt NEXT_DAY = at("2023-03-07T08:10:00+07:00");
  private static final String HOUSE = HOME.stream().toString();

  @BeforeEach
  void field() {
    story.given(Field.units());
    story.given(Field.offered(VNEID), Field.offered(PAYMENT));
    story.given(Field.assigned(), Field.formed());
    story.given(Field.registered());
  }

  @Test
  void a_visit_and_the_levels_it_leads_to_are_one_commit() {
    Step[] steps = {new Step.Installed(VNEID), new Step.Declined(PAYMENT, Reason.DISTRUST)};
    story
        .when(visit(VISIT, MORNING, steps))
        .then(
            new GuidanceActRecorded(HOME, VISIT, Field.guidance(MORNING, steps)),
            changed(VISIT, VNEID, NONE, INSTALLED, MORNING));
  }

  @Test
  void a_note_is_marked_as_the_households_own() {
    Step step = new Step.Declined(VNEID, Reason.NO_TIME);
    story
        .when(
            new RecordGuidanceAct(
                next(),
                VISIT,
                HOME,
                new NewGuidance(
                    TEAM,
                    List.of(LO, QUANG),
                    MORNING,
                    Channel.ZALO,
                    List.of(step),
                    Optional.of("hẹn lại"))))
        .then(
            new GuidanceActRecorded(
                HOME,
                VISIT,
                new Guidance(
                    TEAM,
                    List.of(LO, QUANG),
                    MORNING,
                    Channel.ZALO,
                    List.of(step),
                    Optional.of(new Personal(HOUSE, "hẹn lại")))));
  }

  @Test
  void a_visit_of_Monday_told_after_that_of_Tuesday_counts_on_Monday() {
    story
        .when(visit(LATER, NEXT_DAY, new Step.SteppedBack(VNEID, INTRODUCED, Reason.LOST_PHONE)))
        .then(
            recorded(LATER, NEXT_DAY, new Step.SteppedBack(VNEID, INTRODUCED, Reason.LOST_PHONE)));
    story
        .when(visit(VISIT, MORNING, new Step.Activated(VNEID)))
        .then(
            recorded(VISIT, MORNING, new Step.Activated(VNEID)),
            changed(VISIT, VNEID, NONE, INTRODUCED, MORNING));
  }

  @Test
  void a_correction_takes_the_acts_place_and_the_levels_follow() {
    story.given(
        recorded(VISIT, MORNING, new Step.Activated(VNEID)),
        changed(VISIT, VNEID, NONE, ACTIVATED, MORNING));
    story
        .when(correction(VISIT, new Step.Introduced(PAYMENT)))
        .then(
            new GuidanceActCorrected(
                HOME,
                VISIT,
                Field.guidance(NEXT_DAY, new Step.Introduced(PAYMENT)),
                new Personal(HOUSE, "nhầm")),
            changed(VISIT, PAYMENT, NONE, INTRODUCED, NEXT_DAY),
            changed(VISIT, VNEID, ACTIVATED, NONE, NEXT_DAY));
  }

  @Test
  void a_retraction_takes_the_act_away_and_the_levels_follow() {
    story.given(
        recorded(VISIT, MORNING, new Step.Introduced(VNEID)),
        changed(VISIT, VNEID, NONE, INTRODUCED, MORNING),
        recorded(LATER, NEXT_DAY, new Step.Activated(VNEID)),
        changed(LATER, VNEID, INTRODUCED, ACTIVATED, NEXT_DAY));
    story
        .when(new RetractGuidanceAct(next(), LATER, HOME, "nhầm hộ"))
        .then(
            new GuidanceActRetracted(HOME, LATER, new Personal(HOUSE, "nhầm hộ"), NEXT_DAY),
            changed(LATER, VNEID, ACTIVATED, INTRODUCED, NEXT_DAY));
  }

  @Test
  void an_act_is_recorded_once_also_after_it_was_retracted() {
    story.given(recorded(VISIT, MORNING, new Step.Declined(VNEID, Reason.NO_TIME)));
    story.when(visit(VISIT, MORNING, new Step.Installed(VNEID))).refused(GuidanceRefusal.ACT_KNOWN);
    story.given(new GuidanceActRetracted(HOME, VISIT, new Personal(HOUSE, "x"), MORNING));
    story.when(visit(VISIT, MORNING, new Step.Installed(VNEID))).refused(GuidanceRefusal.ACT_KNOWN);
  }

  @Test
  void an_act_nobody_told_of_is_neither_corrected_nor_retracted() {
    story.when(correction(VISIT, new Step.Introduced(VNEID))).refused(GuidanceRefusal.ACT_UNKNOWN);
    story
        .when(new RetractGuidanceAct(next(), VISIT, HOME, "nhầm"))
        .refused(GuidanceRefusal.ACT_UNKNOWN);
  }

  @Test
  void a_retracted_act_is_neither_corrected_nor_retracted_again() {
    story.given(
        recorded(VISIT, MORNING, new Step.Declined(VNEID, Reason.NO_TIME)),
        new GuidanceActRetracted(HOME, VISIT, new Personal(HOUSE, "x"), MORNING));
    story
        .when(correction(VISIT, new Step.Introduced(VNEID)))
        .refused(GuidanceRefusal.ACT_RETRACTED);
    story
        .when(new RetractGuidanceAct(next(), VISIT, HOME, "nhầm"))
        .refused(GuidanceRefusal.ACT_RETRACTED);
  }

  @Test
  void nobody_guides_a_household_nobody_knows() {
    story
        .when(
            new RecordGuidanceAct(
                next(),
                VISIT,
                Names.household("nobody"),
                recorded(TEAM, MORNING, List.of(LO), new Step.Introduced(VNEID))))
        .refused(GuidanceRefusal.HOUSEHOLD_UNKNOWN);
  }

  @Test
  void a_visit_of_yesterday_is_told_today_but_none_of_tomorrow() {
    story.at(Instant.parse("2023-03-06T00:59:59Z"));
    story
        .when(visit(VISIT, MORNING, new Step.Introduced(VNEID)))
        .refused(GuidanceRefusal.FROM_THE_FUTURE);
    story.at(Instant.parse("2023-03-06T01:00:00Z"));
    assertThat(story.when(visit(VISIT, MORNING, new Step.Introduced(VNEID))).events()).hasSize(2);
  }

  @Test
  void a_team_nobody_knows_does_not_guide() {
    story.when(by(Names.team("nobody"), MORNING, LO)).refused(GuidanceRefusal.TEAM_UNKNOWN);
  }

  @Test
  void a_team_does_not_guide_before_it_was_formed() {
    story
        .when(by(TEAM, at("2022-07-04T23:59:59+07:00"), LO))
        .refused(GuidanceRefusal.BEFORE_THE_TEAM);
    assertThat(story.when(by(TEAM, at("2022-07-04T17:00:00Z"), LO)).thrown()).isNull();
  }

  @Test
  void a_team_does_not_guide_after_it_was_dissolved_but_its_late_acts_are_taken() {
    story.given(new TeamDissolved(TEAM, day("2023-03-07"), Field.decision()));
    story.when(by(TEAM, NEXT_DAY, LO)).refused(GuidanceRefusal.AFTER_THE_TEAM);
    assertThat(story.when(by(TEAM, MORNING, LO)).thrown()).isNull();
  }

  @Test
  void only_members_guide() {
    story.when(by(TEAM, MORNING, CA)).refused(GuidanceRefusal.NOT_A_MEMBER);
  }

  @Test
  void who_left_guides_no_more_but_what_they_send_late_is_taken() {
    story.given(new MemberLeft(TEAM, QUANG, day("2023-03-07")));
    story.when(by(TEAM, NEXT_DAY, QUANG)).refused(GuidanceRefusal.NOT_A_MEMBER);
    assertThat(story.when(by(TEAM, MORNING, QUANG)).thrown()).isNull();
  }

  @Test
  void nobody_guides_twice_in_one_act() {
    story.when(by(TEAM, MORNING, LO, LO)).refused(GuidanceRefusal.MEMBER_TWICE);
  }

  @Test
  void only_services_of_the_catalogue_are_guided_on() {
    story
        .when(visit(VISIT, MORNING, new Step.Introduced(new ServiceId("dream"))))
        .refused(GuidanceRefusal.SERVICE_UNKNOWN, "service", "dream");
    story.given(new ServiceWithdrawn(PAYMENT, day("2023-03-06")));
    story
        .when(visit(VISIT, MORNING, new Step.Introduced(PAYMENT)))
        .refused(GuidanceRefusal.SERVICE_NOT_OFFERED, "service", PAYMENT.value());
  }

  @Test
  void an_act_names_a_service_once() {
    story
        .when(visit(VISIT, MORNING, new Step.Introduced(VNEID), new Step.Installed(VNEID)))
        .refused(GuidanceRefusal.SERVICE_TWICE, "service", VNEID.value());
  }

  @Test
  void an_act_is_one_households_whatever_becomes_of_it() {
    HouseholdId other = Names.household("Quàng");
    story.given(Field.registered(other, Field.OTHER_HAMLET));
    RecordGuidanceAct here = visit(VISIT, MORNING, new Step.Installed(VNEID));
    RecordGuidanceAct there = new RecordGuidanceAct(next(), VISIT, other, here.guidance());
    assertThat(story.when(here).thrown()).isNull();
    story.when(there).refused(GuidanceRefusal.ACT_KNOWN);
    assertThat(story.when(here).thrown()).isNull();
    assertThat(story.when(new RetractGuidanceAct(next(), VISIT, HOME, "nhầm")).thrown()).isNull();
    story.when(there).refused(GuidanceRefusal.ACT_KNOWN);
    assertThat(
            story
                .when(new RecordGuidanceAct(there.command(), LATER, other, here.guidance()))
                .thrown())
        .isNull();
  }

  @Test
  void an_act_that_was_refused_is_nobodys_yet() {
    story
        .when(visit(VISIT, MORNING, new Step.Introduced(VNEID), new Step.Installed(VNEID)))
        .refused(GuidanceRefusal.SERVICE_TWICE, "service", VNEID.value());
    assertThat(story.when(visit(VISIT, MORNING, new Step.Installed(VNEID))).thrown()).isNull();
  }

  private RecordGuidanceAct visit(ActId act, OccurredAt at, Step... steps) {
    return new RecordGuidanceAct(next(), act, HOME, recorded(TEAM, at, List.of(LO), steps));
  }

  private RecordGuidanceAct by(TeamId team, OccurredAt at, PersonId... members) {
    return new RecordGuidanceAct(
        next(),
        VISIT,
        HOME,
        recorded(team, at, Arrays.asList(members), new Step.Declined(VNEID, Reason.NO_TIME)));
  }

  private CorrectGuidanceAct correction(ActId act, Step... steps) {
    return new CorrectGuidanceAct(
        next(), act, HOME, recorded(TEAM, NEXT_DAY, List.of(LO), steps), "nhầm");
  }

  private static NewGuidance recorded(
      TeamId team, OccurredAt at, List<PersonId> members, Step... steps) {
    return new NewGuidance(team, members, at, Channel.DOOR, Arrays.asList(steps), Optional.empty());
  }

  private static GuidanceActRecorded recorded(ActId act, OccurredAt at, Step... steps) {
    return Field.recorded(act, at, steps);
  }

  private static AdoptionLevelChanged changed(
      ActId act, ServiceId service, AdoptionLevel from, AdoptionLevel to, OccurredAt at) {
    return new AdoptionLevelChanged(HOME, act, service, from, to, at);
  }
}

package socai.command.guidance;

import static org.junit.jupiter.params.provider.Arguments.arguments;
import static socai.fixture.Field.HOME;
import static socai.fixture.Field.LO;
import static socai.fixture.Field.MORNING;
import static socai.fixture.Field.TEAM;
import static socai.fixture.Field.VNEID;
import static socai.fixture.Field.at;
import static socai.fixture.Field.day;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import socai.catalogue.ServiceId;
import socai.command.CommandScenario;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.guidance.AdoptionLevel;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.Channel;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.Reason;
import socai.guidance.Step;
import socai.person.PersonId;
import socai.team.TeamDissolved;
import socai.team.TeamId;
import socai.time.OccurredAt;

/** Each rule that an act is recorded by holds for its correction, too. */
class CorrectingIsRecordingTest extends CommandScenario {
  private static final List<Step> STEPS = List.of(new Step.Introduced(VNEID));

  @BeforeEach
  void field() {
    story.given(Field.units());
    story.given(Field.offered(VNEID));
    story.given(Field.assigned(), Field.formed());
    story.given(Field.registered());
    story.given(Field.recorded(Names.act("one"), MORNING, STEPS.get(0)));
    story.on(day("2024-06-01"));
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        arguments(GuidanceRefusal.TEAM_UNKNOWN, recorded(Names.team("x"), LO, MORNING, STEPS)),
        arguments(
            GuidanceRefusal.BEFORE_THE_TEAM,
            recorded(TEAM, LO, at("2022-07-04T08:00:00+07:00"), STEPS)),
        arguments(
            GuidanceRefusal.AFTER_THE_TEAM,
            recorded(TEAM, LO, at("2024-05-02T08:00:00+07:00"), STEPS)),
        arguments(GuidanceRefusal.NOT_A_MEMBER, recorded(TEAM, Field.CA, MORNING, STEPS)),
        arguments(
            GuidanceRefusal.FROM_THE_FUTURE,
            recorded(TEAM, LO, at("2024-06-02T08:00:00+07:00"), STEPS)),
        arguments(
            GuidanceRefusal.SERVICE_UNKNOWN,
            recorded(TEAM, LO, MORNING, List.of(new Step.Introduced(new ServiceId("unheard"))))),
        arguments(
            GuidanceRefusal.SERVICE_TWICE,
            recorded(
                TEAM, LO, MORNING, List.of(new Step.Introduced(VNEID), new Step.Installed(VNEID)))),
        arguments(
            GuidanceRefusal.MEMBER_TWICE,
            new NewGuidance(
                TEAM, List.of(LO, LO), MORNING, Channel.DOOR, STEPS, Optional.empty())));
  }

  private static NewGuidance recorded(
      TeamId team, PersonId member, OccurredAt at, List<Step> steps) {
    return new NewGuidance(team, List.of(member), at, Channel.DOOR, steps, Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void what_may_not_be_recorded_is_not_what_an_act_is_corrected_to(
      GuidanceRefusal refusal, NewGuidance guidance) {
    story.given(new TeamDissolved(TEAM, day("2024-05-01"), Field.decision()));
    story.when(new RecordGuidanceAct(next(), Names.act("two"), HOME, guidance)).refused(refusal);
    story
        .when(new CorrectGuidanceAct(next(), Names.act("one"), HOME, guidance, "Nhầm"))
        .refused(refusal);
  }

  @Test
  void what_an_act_was_corrected_to_is_what_the_next_one_builds_on() {
    story.given(
        new AdoptionLevelChanged(
            HOME, Names.act("one"), VNEID, AdoptionLevel.NONE, AdoptionLevel.INTRODUCED, MORNING));
    story.when(
        new CorrectGuidanceAct(
            next(),
            Names.act("one"),
            HOME,
            recorded(TEAM, LO, MORNING, List.of(new Step.UsesAlone(VNEID))),
            "Nhầm"));
    OccurredAt later = at("2023-03-07T08:10:00+07:00");
    Step back = new Step.SteppedBack(VNEID, AdoptionLevel.INSTALLED, Reason.LOST_PHONE);
    story
        .when(
            new RecordGuidanceAct(
                next(), Names.act("two"), HOME, recorded(TEAM, LO, later, List.of(back))))
        .then(
            new GuidanceActRecorded(HOME, Names.act("two"), Field.guidance(later, back)),
            new AdoptionLevelChanged(
                HOME,
                Names.act("two"),
                VNEID,
                AdoptionLevel.USES_ALONE,
                AdoptionLevel.INSTALLED,
                later));
  }
}

package socai.command;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.CA;
import static socai.fixture.Field.HAMLET;
import static socai.fixture.Field.HOME;
import static socai.fixture.Field.LO;
import static socai.fixture.Field.OTHER_HAMLET;
import static socai.fixture.Field.PAYMENT;
import static socai.fixture.Field.QUANG;
import static socai.fixture.Field.TEAM;
import static socai.fixture.Field.VNEID;
import static socai.fixture.Field.at;
import static socai.fixture.Field.day;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import socai.catalogue.ServiceWithdrawn;
import socai.command.catalogue.RetractServiceEntry;
import socai.command.catalogue.WithdrawService;
import socai.command.guidance.CorrectGuidanceAct;
import socai.command.guidance.GuidanceRefusal;
import socai.command.guidance.NewGuidance;
import socai.command.guidance.RecordGuidanceAct;
import socai.command.guidance.RetractGuidanceAct;
import socai.command.household.HouseholdRefusal;
import socai.command.household.MoveHousehold;
import socai.command.household.NewHome;
import socai.command.household.RegisterHousehold;
import socai.command.team.ChangeRole;
import socai.command.team.EnrolMember;
import socai.command.team.FormTeam;
import socai.command.team.LeaveTeam;
import socai.command.team.NewDecision;
import socai.command.team.NewMember;
import socai.command.team.RetractTeamEntry;
import socai.command.team.TeamRefusal;
import socai.command.territory.AbolishUnit;
import socai.command.territory.RetractUnitEntry;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.guidance.AdoptionLevel;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.Channel;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.Reason;
import socai.guidance.Step;
import socai.household.Connection;
import socai.household.HouseholdMoved;
import socai.person.PersonId;
import socai.person.Personal;
import socai.team.MemberLeft;
import socai.team.Organisation;
import socai.team.Role;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.time.OccurredAt;

/** What was put right is what everything after it builds on, and what was wrong is forgotten. */
class GoingOnTest extends CommandScenario {
  private static final LocalDate SPRING = day("2024-03-01");
  private static final OccurredAt NOON = at("2024-03-01T12:00:00+07:00");
  private static final OccurredAt EVENING = at("2024-03-01T18:00:00+07:00");
  private static final OccurredAt NEXT_DAY = at("2024-03-02T12:00:00+07:00");

  @BeforeEach
  void field() {
    story.given(Field.units());
    story.recorded("offered", Field.offered(VNEID));
    story.given(Field.offered(PAYMENT));
    story.recorded("formed", Field.assigned(), Field.formed());
    story.recorded("registered", Field.registered());
    story.on(day("2024-06-01"));
  }

  @Test
  void a_household_whose_registration_was_corrected_moves_from_where_it_really_lived() {
    accepted(
        new RegisterHousehold(
            next(), HOME, OTHER_HAMLET, home(), at("2023-01-05T09:00:00+07:00"), of("registered")));
    story.when(moved(OTHER_HAMLET, NOON)).refused(HouseholdRefusal.LIVES_THERE);
    story
        .when(moved(HAMLET, NOON))
        .then(
            new HouseholdMoved(
                HOME,
                OTHER_HAMLET,
                HAMLET,
                new Personal(HOME.stream().toString(), "Nhà số 9"),
                NOON));
  }

  @Test
  void an_act_that_was_corrected_twice_counts_as_it_was_told_last() {
    accepted(
        visit("one", NOON, new Step.Activated(VNEID)),
        corrected("one", NOON, new Step.Introduced(PAYMENT)),
        corrected("one", NOON, new Step.Installed(VNEID)));
    Step back = new Step.SteppedBack(VNEID, AdoptionLevel.INTRODUCED, Reason.LOST_PHONE);
    story
        .when(visit("two", EVENING, back))
        .then(
            new GuidanceActRecorded(HOME, Names.act("two"), Field.guidance(EVENING, back)),
            new AdoptionLevelChanged(
                HOME,
                Names.act("two"),
                VNEID,
                AdoptionLevel.INSTALLED,
                AdoptionLevel.INTRODUCED,
                EVENING));
    Step paid = new Step.Introduced(PAYMENT);
    story
        .when(visit("three", EVENING, paid))
        .then(
            new GuidanceActRecorded(HOME, Names.act("three"), Field.guidance(EVENING, paid)),
            new AdoptionLevelChanged(
                HOME,
                Names.act("three"),
                PAYMENT,
                AdoptionLevel.NONE,
                AdoptionLevel.INTRODUCED,
                EVENING));
  }

  @Test
  void after_a_corrected_act_was_retracted_nothing_of_it_is_left() {
    accepted(
        visit("one", NOON, new Step.Activated(VNEID)),
        corrected("one", EVENING, new Step.UsesAlone(VNEID)),
        new RetractGuidanceAct(next(), Names.act("one"), HOME, "Nhầm"));
    Step first = new Step.Introduced(VNEID);
    story
        .when(visit("two", NEXT_DAY, first))
        .then(
            new GuidanceActRecorded(HOME, Names.act("two"), Field.guidance(NEXT_DAY, first)),
            new AdoptionLevelChanged(
                HOME,
                Names.act("two"),
                VNEID,
                AdoptionLevel.NONE,
                AdoptionLevel.INTRODUCED,
                NEXT_DAY));
    story
        .when(corrected("one", NOON, new Step.Introduced(VNEID)))
        .refused(GuidanceRefusal.ACT_RETRACTED);
  }

  @Test
  void an_act_corrected_to_an_earlier_day_stands_before_what_was_told_since() {
    accepted(
        visit("one", NOON, new Step.Introduced(VNEID)),
        visit("two", NEXT_DAY, new Step.UsesAlone(VNEID)));
    Step back = new Step.SteppedBack(VNEID, AdoptionLevel.NONE, Reason.LOST_PHONE);
    accepted(corrected("two", at("2024-02-01T12:00:00+07:00"), new Step.UsesAlone(VNEID)));
    story
        .when(visit("three", at("2024-02-15T12:00:00+07:00"), back))
        .then(
            new GuidanceActRecorded(
                HOME, Names.act("three"), Field.guidance(at("2024-02-15T12:00:00+07:00"), back)),
            new AdoptionLevelChanged(
                HOME,
                Names.act("three"),
                VNEID,
                AdoptionLevel.USES_ALONE,
                AdoptionLevel.INTRODUCED,
                at("2024-02-15T12:00:00+07:00")));
  }

  @Test
  void a_team_whose_formation_was_corrected_is_led_by_whom_it_names_now() {
    accepted(
        new FormTeam(
            next(),
            TEAM,
            OTHER_HAMLET,
            UnitLevel.HAMLET,
            "Tổ",
            new NewDecision("UBND xã", "45/QĐ-UBND", day("2022-07-01"), List.of()),
            Field.FORMED,
            List.of(member(QUANG, Role.LEADER), member(CA, Role.MEMBER)),
            of("formed")));
    story
        .when(new ChangeRole(next(), TEAM, CA, Role.LEADER, SPRING))
        .refused(TeamRefusal.SECOND_LEADER);
    story.when(new LeaveTeam(next(), TEAM, LO, SPRING)).refused(TeamRefusal.NOT_A_MEMBER);
    story
        .when(visit("one", NOON, new Step.Introduced(VNEID)))
        .refused(GuidanceRefusal.NOT_A_MEMBER);
    story
        .when(new LeaveTeam(next(), TEAM, QUANG, SPRING))
        .then(new MemberLeft(TEAM, QUANG, SPRING));
    accepted(new ChangeRole(next(), TEAM, CA, Role.LEADER, SPRING));
  }

  @Test
  void whoever_left_on_another_day_than_told_first_guided_until_then() {
    story.recorded("left", new MemberLeft(TEAM, LO, SPRING));
    story
        .when(visit("one", NOON, new Step.Introduced(VNEID)))
        .refused(GuidanceRefusal.NOT_A_MEMBER);
    accepted(new LeaveTeam(next(), TEAM, LO, SPRING.plusDays(1), of("left")));
    accepted(visit("one", NOON, new Step.Introduced(VNEID)));
    story
        .when(visit("two", NEXT_DAY, new Step.Introduced(VNEID)))
        .refused(GuidanceRefusal.NOT_A_MEMBER);
    accepted(enrolled(LO, SPRING.plusDays(1)));
    accepted(visit("two", NEXT_DAY, new Step.Introduced(VNEID)));
  }

  @Test
  void whoever_never_left_leaves_later() {
    story.recorded("left", new MemberLeft(TEAM, QUANG, SPRING));
    story
        .when(new LeaveTeam(next(), TEAM, QUANG, day("2024-05-01")))
        .refused(TeamRefusal.NOT_A_MEMBER);
    accepted(new RetractTeamEntry(next(), TEAM, Names.entry("left"), "Nhầm"));
    story.when(enrolled(QUANG, SPRING)).refused(TeamRefusal.MEMBER_TWICE);
    story
        .when(new LeaveTeam(next(), TEAM, QUANG, day("2024-05-01")))
        .then(new MemberLeft(TEAM, QUANG, day("2024-05-01")));
  }

  @Test
  void what_was_not_abolished_may_have_households_again() {
    accepted(new AbolishUnit(Names.command("gone"), OTHER_HAMLET, SPRING, "NQ"));
    story.when(moved(OTHER_HAMLET, NOON)).refused(HouseholdRefusal.HAMLET_UNKNOWN);
    accepted(new RetractUnitEntry(next(), OTHER_HAMLET, Names.entry("gone"), "Nhầm"));
    accepted(moved(OTHER_HAMLET, NOON));
  }

  @Test
  void a_service_is_guided_on_until_the_day_that_was_told_last() {
    story.recorded("withdrawn", new ServiceWithdrawn(VNEID, SPRING));
    story
        .when(visit("one", NOON, new Step.Introduced(VNEID)))
        .refused(GuidanceRefusal.SERVICE_NOT_OFFERED);
    accepted(
        new WithdrawService(Names.command("later"), VNEID, SPRING.plusDays(1), of("withdrawn")));
    accepted(visit("one", NOON, new Step.Introduced(VNEID)));
    story
        .when(visit("two", NEXT_DAY, new Step.Introduced(VNEID)))
        .refused(GuidanceRefusal.SERVICE_NOT_OFFERED);
    accepted(new RetractServiceEntry(next(), VNEID, Names.entry("later"), "Nhầm"));
    accepted(visit("two", NEXT_DAY, new Step.Introduced(VNEID)));
  }

  private void accepted(Command... commands) {
    for (Command command : commands) {
      assertThat(story.when(command).thrown()).as("%s", command).isNull();
    }
  }

  private static Optional<InsteadOf> of(String entry) {
    return Optional.of(new InsteadOf(Names.entry(entry), "Nhầm"));
  }

  private RecordGuidanceAct visit(String act, OccurredAt at, Step... steps) {
    return new RecordGuidanceAct(next(), Names.act(act), HOME, recorded(at, steps));
  }

  private CorrectGuidanceAct corrected(String act, OccurredAt at, Step... steps) {
    return new CorrectGuidanceAct(next(), Names.act(act), HOME, recorded(at, steps), "Nhầm");
  }

  private static NewGuidance recorded(OccurredAt at, Step... steps) {
    return new NewGuidance(
        TEAM, List.of(LO), at, Channel.DOOR, Arrays.asList(steps), Optional.empty());
  }

  private MoveHousehold moved(UnitId hamlet, OccurredAt at) {
    return new MoveHousehold(next(), HOME, hamlet, "Nhà số 9", at);
  }

  private EnrolMember enrolled(PersonId person, LocalDate from) {
    return new EnrolMember(next(), TEAM, person, "Người thử", Role.MEMBER, Organisation.POST, from);
  }

  private static NewMember member(PersonId person, Role role) {
    return new NewMember(person, "Người thử", role, Organisation.POST);
  }

  private static NewHome home() {
    return new NewHome("Lường Thử", "Nhà số 3", 5, 2, Connection.MOBILE);
  }
}

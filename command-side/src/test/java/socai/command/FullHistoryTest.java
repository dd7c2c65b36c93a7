package socai.command;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.CA;
import static socai.fixture.Field.HAMLET;
import static socai.fixture.Field.HOME;
import static socai.fixture.Field.LO;
import static socai.fixture.Field.MORNING;
import static socai.fixture.Field.OTHER_HAMLET;
import static socai.fixture.Field.QUANG;
import static socai.fixture.Field.TEAM;
import static socai.fixture.Field.VNEID;
import static socai.fixture.Field.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import socai.catalogue.ServiceField;
import socai.catalogue.ServiceOffered;
import socai.catalogue.ServiceWithdrawn;
import socai.command.catalogue.OfferService;
import socai.command.catalogue.RetractServiceEntry;
import socai.command.catalogue.ServiceRefusal;
import socai.command.catalogue.WithdrawService;
import socai.command.finding.ExamineFinding;
import socai.command.finding.FindingRefusal;
import socai.command.finding.ReopenFinding;
import socai.command.guidance.CorrectGuidanceAct;
import socai.command.guidance.GuidanceRefusal;
import socai.command.guidance.NewGuidance;
import socai.command.guidance.RecordGuidanceAct;
import socai.command.guidance.RetractGuidanceAct;
import socai.command.household.HouseholdRefusal;
import socai.command.household.MoveHousehold;
import socai.command.household.NewHome;
import socai.command.household.RetractHouseholdEntry;
import socai.command.household.UpdateHousehold;
import socai.command.team.DissolveTeam;
import socai.command.team.EnrolMember;
import socai.command.team.FormTeam;
import socai.command.team.LeaveTeam;
import socai.command.team.NewDecision;
import socai.command.team.NewMember;
import socai.command.team.RenameTeam;
import socai.command.team.RetractTeamEntry;
import socai.command.team.TeamRefusal;
import socai.command.territory.AbolishUnit;
import socai.command.territory.RenameUnit;
import socai.command.territory.RetractUnitEntry;
import socai.command.territory.UnitRefusal;
import socai.event.Event;
import socai.finding.FindingExamined;
import socai.finding.FindingId;
import socai.finding.FindingReopened;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.guidance.Channel;
import socai.guidance.Step;
import socai.household.Connection;
import socai.household.HouseholdUpdated;
import socai.person.Personal;
import socai.team.Organisation;
import socai.team.Role;
import socai.team.TeamAssignedToUnit;
import socai.team.TeamDissolved;
import socai.team.TeamEntryRetracted;
import socai.team.TeamReleasedFromUnit;
import socai.team.TeamRenamed;
import socai.team.UnitTeamRetracted;
import socai.territory.UnitLevel;
import socai.territory.UnitRenamed;
import socai.time.OccurredAt;

/**
 * Of one subject so much may be recorded and no more, and whatever leads out of it is still taken.
 */
class FullHistoryTest extends CommandScenario {
  private static final LocalDate DAY = day("2024-05-01");
  private static final OccurredAt NOW = Field.at("2024-06-01T12:00:00+07:00");
  private static final NewDecision DECISION =
      new NewDecision("UBND xã", "45/QĐ-UBND", Field.BEGINNING, List.of());
  private static final FindingId FINDING =
      new FindingId(UUID.fromString("f0000000-0000-4000-8000-000000000001"));

  @BeforeEach
  void field() {
    story.given(Field.units());
    story.recorded("offered", Field.offered(VNEID));
    story.recorded("formed", Field.assigned(), Field.formed());
    story.recorded("registered", Field.registered());
    story.on(day("2024-06-01"));
  }

  @Test
  void a_team_is_told_of_five_hundred_changes() {
    recorded(498, i -> new TeamRenamed(TEAM, "Tổ " + i, DAY));
    story.when(named("Tổ vừa đủ")).then(new TeamRenamed(TEAM, "Tổ vừa đủ", DAY));
    story.when(named("Tổ thừa")).refused(TeamRefusal.FULL_HISTORY, "most", "500");
    story.when(enrolled()).refused(TeamRefusal.FULL_HISTORY);
  }

  @Test
  void what_was_retracted_was_told_too() {
    recorded(498, i -> new TeamRenamed(TEAM, "Tổ " + i, DAY));
    story.recorded("wrong", new TeamRenamed(TEAM, "Tổ hại", DAY));
    story.when(retracted("wrong")).then(retraction("wrong"));
    story.when(named("Tổ thừa")).refused(TeamRefusal.FULL_HISTORY);
  }

  @Test
  void out_of_a_full_team_there_is_a_way_for_everybody_and_for_itself() {
    recorded(800, i -> new TeamRenamed(TEAM, "Tổ " + i, DAY));
    story.recorded("wrong", new TeamRenamed(TEAM, "Tổ hại", DAY));
    accepted(
        new RenameTeam(
            next(), TEAM, "Tổ hai", DAY, Optional.of(new InsteadOf(Names.entry("wrong"), "Nhầm"))),
        new LeaveTeam(next(), TEAM, QUANG, DAY),
        new LeaveTeam(next(), TEAM, LO, DAY),
        new DissolveTeam(next(), TEAM, day("2024-05-02"), DECISION));
  }

  @Test
  void whoever_corrects_a_full_team_five_hundred_times_may_still_retract_and_dissolve() {
    recorded(500, i -> new TeamRenamed(TEAM, "Tổ " + i, DAY));
    for (int i = 0; i < 500; i++) {
      story.recorded("wrong " + i, new TeamRenamed(TEAM, "Tổ hại", DAY));
      story.given(retraction("wrong " + i));
    }
    story.recorded("wrong", new TeamRenamed(TEAM, "Tổ hại", DAY));
    story
        .when(
            new RenameTeam(
                next(),
                TEAM,
                "Tổ hai",
                DAY,
                Optional.of(new InsteadOf(Names.entry("wrong"), "Nhầm"))))
        .refused(TeamRefusal.FULL_HISTORY);
    accepted(retracted("wrong"), new DissolveTeam(next(), TEAM, DAY, DECISION));
  }

  @Test
  void a_team_is_not_ended_and_brought_back_for_ever() {
    for (int i = 0; i < 301; i++) {
      story.recorded(
          "end " + i,
          new TeamReleasedFromUnit(HAMLET, TEAM, DAY),
          new TeamDissolved(TEAM, DAY, Field.decision()));
      story.given(
          new UnitTeamRetracted(HAMLET, TEAM, Names.entry("end " + i), NOW),
          retraction("end " + i));
    }
    story
        .when(new DissolveTeam(next(), TEAM, DAY, DECISION))
        .refused(TeamRefusal.FULL_HISTORY, "most", "500");
    story
        .when(new LeaveTeam(next(), TEAM, QUANG, DAY))
        .refused(TeamRefusal.FULL_HISTORY, "most", "500");
    accepted(retracted("formed"));
  }

  @Test
  void a_unit_has_two_hundred_teams_and_may_still_be_without_one() {
    for (int i = 0; i < 199; i++) {
      LocalDate from = Field.BEGINNING.plusDays(i);
      story.given(
          new TeamAssignedToUnit(HAMLET, Names.team("team " + i), from),
          new TeamReleasedFromUnit(HAMLET, Names.team("team " + i), from.plusDays(1)));
    }
    accepted(new DissolveTeam(next(), TEAM, DAY, DECISION));
    story.when(formed("one more")).refused(TeamRefusal.UNIT_FULL_HISTORY, "most", "200");
  }

  @Test
  void a_unit_is_told_of_two_hundred_changes() {
    recorded(198, i -> new UnitRenamed(OTHER_HAMLET, "Bản " + i, DAY, "NQ"));
    story.recorded("wrong", new UnitRenamed(OTHER_HAMLET, "Bản nhầm", DAY, "NQ"));
    story
        .when(new RenameUnit(next(), OTHER_HAMLET, "Bản thừa", DAY, "NQ"))
        .refused(UnitRefusal.FULL_HISTORY, "most", "200");
    accepted(
        new RenameUnit(
            next(),
            OTHER_HAMLET,
            "Bản đúng",
            DAY,
            "NQ",
            Optional.of(new InsteadOf(Names.entry("wrong"), "Nhầm"))),
        new AbolishUnit(next(), OTHER_HAMLET, day("2024-05-02"), "NQ"));
  }

  @Test
  void more_than_that_of_older_lines_is_read_and_ended() {
    recorded(5_000, i -> new UnitRenamed(OTHER_HAMLET, "Bản " + i, DAY, "NQ"));
    story.recorded("wrong", new UnitRenamed(OTHER_HAMLET, "Bản nhầm", DAY, "NQ"));
    story
        .when(new RenameUnit(next(), OTHER_HAMLET, "Bản thừa", DAY, "NQ"))
        .refused(UnitRefusal.FULL_HISTORY);
    accepted(
        new RetractUnitEntry(next(), OTHER_HAMLET, Names.entry("wrong"), "Nhầm"),
        new AbolishUnit(next(), OTHER_HAMLET, DAY, "NQ"));
  }

  @Test
  void a_service_is_offered_two_hundred_times() {
    for (int i = 0; i < 199; i++) {
      story.given(
          new ServiceWithdrawn(VNEID, Field.BEGINNING.plusDays(2L * i + 1)),
          new ServiceOffered(
              VNEID,
              ServiceField.IDENTITY,
              "VNeID",
              "VNeID",
              Field.BEGINNING.plusDays(2L * i + 2)));
    }
    accepted(new WithdrawService(next(), VNEID, DAY));
    story.when(offered(day("2024-05-02"), Optional.empty())).refused(ServiceRefusal.FULL_HISTORY);
    accepted(offered(Field.BEGINNING, Optional.of(new InsteadOf(Names.entry("offered"), "Nhầm"))));
    story
        .when(new RetractServiceEntry(next(), VNEID, Names.entry("offered"), "Nhầm"))
        .refused(ServiceRefusal.ENTRY_UNKNOWN);
  }

  @Test
  void a_household_is_told_of_three_hundred_changes() {
    recorded(298, i -> new HouseholdUpdated(HOME, Field.home(HOME), NOW));
    story.recorded("wrong", new HouseholdUpdated(HOME, Field.home(HOME), NOW));
    story
        .when(new UpdateHousehold(next(), HOME, home(), NOW))
        .refused(HouseholdRefusal.FULL_HISTORY, "most", "300");
    story
        .when(new MoveHousehold(next(), HOME, OTHER_HAMLET, "Nhà", NOW))
        .refused(HouseholdRefusal.FULL_HISTORY);
    accepted(
        new MoveHousehold(
            next(),
            HOME,
            OTHER_HAMLET,
            "Nhà",
            NOW,
            Optional.of(new InsteadOf(Names.entry("wrong"), "Nhầm"))));
    story
        .when(new RetractHouseholdEntry(next(), HOME, Names.entry("registered"), "Nhầm"))
        .refused(HouseholdRefusal.RESTS_ON_IT);
  }

  @Test
  void a_household_is_guided_three_thousand_times_and_each_of_them_may_be_put_right() {
    Step step = new Step.Introduced(VNEID);
    recorded(2_999, i -> Field.recorded(Names.act("act " + i), MORNING, step));
    accepted(new RecordGuidanceAct(next(), Names.act("just enough"), HOME, guidance()));
    story
        .when(new RecordGuidanceAct(next(), Names.act("one more"), HOME, guidance()))
        .refused(GuidanceRefusal.FULL_HISTORY, "most", "3000");
    accepted(
        new CorrectGuidanceAct(next(), Names.act("act 7"), HOME, guidance(), "Nhầm"),
        new RetractGuidanceAct(next(), Names.act("act 8"), HOME, "Nhầm"));
    story
        .when(new RecordGuidanceAct(next(), Names.act("one more"), HOME, guidance()))
        .refused(GuidanceRefusal.FULL_HISTORY);
  }

  @Test
  void a_finding_is_opened_again_a_hundred_times_and_never_stays_open_for_that() {
    story.given(examined());
    for (int i = 0; i < 100; i++) {
      story.given(new FindingReopened(FINDING, reason(), NOW), examined());
    }
    story
        .when(new ReopenFinding(next(), FINDING, LO.subject(), "Mở lại"))
        .refused(FindingRefusal.FULL_HISTORY, "most", "100");
    accepted(new ExamineFinding(next(), FINDING, 2, LO.subject(), "Đã xem"));
  }

  @Test
  void a_finding_that_changes_again_and_again_is_examined_so_often() {
    IntStream.range(0, 100).forEach(i -> story.given(examined()));
    story
        .when(new ExamineFinding(next(), FINDING, 2, LO.subject(), "Đã xem"))
        .refused(FindingRefusal.FULL_HISTORY);
    accepted(
        new ReopenFinding(next(), FINDING, LO.subject(), "Mở lại"),
        new ExamineFinding(next(), FINDING, 2, LO.subject(), "Đã xem"));
  }

  private void recorded(int times, IntFunction<Event> event) {
    List<Event> events = new ArrayList<>();
    IntStream.range(0, times).mapToObj(event).forEach(events::add);
    story.given(events);
  }

  private void accepted(Command... commands) {
    for (Command command : commands) {
      Story.Outcome outcome = story.when(command);
      assertThat(outcome.thrown()).as("%s", command).isNull();
    }
  }

  private RenameTeam named(String name) {
    return new RenameTeam(next(), TEAM, name, DAY);
  }

  private EnrolMember enrolled() {
    return new EnrolMember(next(), TEAM, CA, "Cà Thử", Role.MEMBER, Organisation.POST, DAY);
  }

  private FormTeam formed(String team) {
    return new FormTeam(
        next(),
        Names.team(team),
        HAMLET,
        UnitLevel.HAMLET,
        "Tổ",
        DECISION,
        day("2024-05-03"),
        List.of(new NewMember(LO, "Lò Thử", Role.LEADER, Organisation.POST)));
  }

  private OfferService offered(LocalDate from, Optional<InsteadOf> insteadOf) {
    return new OfferService(
        next(), VNEID, ServiceField.IDENTITY, "VNeID", "VNeID", from, insteadOf);
  }

  private RetractTeamEntry retracted(String entry) {
    return new RetractTeamEntry(next(), TEAM, Names.entry(entry), "Nhầm");
  }

  private static TeamEntryRetracted retraction(String entry) {
    return new TeamEntryRetracted(
        TEAM, Names.entry(entry), new Personal(TEAM.stream().toString(), "Nhầm"), NOW);
  }

  private static NewHome home() {
    return new NewHome("Lường Thử", "Nhà số 3", 5, 2, Connection.MOBILE);
  }

  private static NewGuidance guidance() {
    return new NewGuidance(
        TEAM,
        List.of(LO),
        MORNING,
        Channel.DOOR,
        List.of(new Step.Introduced(VNEID)),
        Optional.empty());
  }

  private static Personal reason() {
    return new Personal(LO.subject(), "Đã xem");
  }

  private static FindingExamined examined() {
    return new FindingExamined(FINDING, 1, reason(), NOW);
  }
}

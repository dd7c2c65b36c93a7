package socai.command.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.COMMUNE;
import static socai.fixture.Field.DISTRICT;
import static socai.fixture.Field.HAMLET;
import static socai.fixture.Field.HOME;
import static socai.fixture.Field.LO;
import static socai.fixture.Field.OTHER_HAMLET;
import static socai.fixture.Field.TEAM;
import static socai.fixture.Field.VNEID;
import static socai.fixture.Field.at;
import static socai.fixture.Field.day;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import socai.command.Command;
import socai.command.CommandScenario;
import socai.command.guidance.NewGuidance;
import socai.command.guidance.RecordGuidanceAct;
import socai.command.household.HouseholdRefusal;
import socai.command.household.MoveHousehold;
import socai.command.household.NewHome;
import socai.command.household.RegisterHousehold;
import socai.command.household.UpdateHousehold;
import socai.command.team.DissolveTeam;
import socai.command.team.FormTeam;
import socai.command.team.NewDecision;
import socai.command.team.NewMember;
import socai.command.team.TeamRefusal;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.guidance.Channel;
import socai.guidance.Step;
import socai.household.Connection;
import socai.household.HouseholdId;
import socai.team.Organisation;
import socai.team.Role;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.time.OccurredAt;

/**
 * Districts and communes end by a resolution that many people tell of, in any order. Who lives in a
 * unit or stands below it is not asked when it is abolished, and is not lost by it.
 */
class AbolishingUnitsTest extends CommandScenario {
  private static final LocalDate END = day("2024-03-01");
  private static final OccurredAt AFTER = at("2024-03-02T08:00:00+07:00");
  private static final UnitId SUCCESSOR = Names.unit("successor");
  private static final NewDecision DECISION =
      new NewDecision("UBND xã", "45/QĐ-UBND", Field.BEGINNING, List.of());

  @BeforeEach
  void field() {
    story.given(Field.units());
    story.given(Field.established(SUCCESSOR, UnitLevel.COMMUNE, Optional.of(DISTRICT), END));
    story.given(Field.offered(VNEID));
    story.given(Field.assigned(), Field.formed());
    story.given(Field.registered(), Field.registered(Names.household("b"), OTHER_HAMLET));
    story.on(day("2024-06-01"));
  }

  @Test
  void a_commune_may_end_before_or_after_its_hamlets_are_moved() {
    accepted(moved(HAMLET), abolished(COMMUNE), moved(OTHER_HAMLET));
  }

  @Test
  void nothing_new_comes_to_stand_below_a_unit_that_ends() {
    accepted(abolished(COMMUNE));
    story
        .when(new MoveUnit(next(), HAMLET, COMMUNE, END, "NQ"))
        .refused(UnitRefusal.PARENT_UNKNOWN);
    story
        .when(
            new FormTeam(
                next(),
                Names.team("two"),
                OTHER_HAMLET,
                UnitLevel.HAMLET,
                "Tổ hai",
                DECISION,
                END,
                List.of(new NewMember(LO, "Lò Thử", Role.LEADER, Organisation.POST))))
        .refused(TeamRefusal.UNIT_ABOLISHED);
  }

  @Test
  void a_team_below_goes_on_until_it_is_dissolved() {
    accepted(
        abolished(COMMUNE),
        guided(HOME),
        new DissolveTeam(next(), TEAM, day("2024-04-01"), DECISION),
        abolishedOn(HAMLET, day("2024-04-01")));
  }

  @Test
  void whoever_lives_in_a_hamlet_that_ends_is_met_guided_and_moved_as_before() {
    HouseholdId home = Names.household("b");
    accepted(
        abolished(OTHER_HAMLET),
        new UpdateHousehold(next(), home, home(), AFTER),
        guided(home),
        new MoveHousehold(next(), home, HAMLET, "Nhà số 3", AFTER));
  }

  @Test
  void nobody_comes_to_live_in_a_hamlet_that_has_ended() {
    accepted(abolished(OTHER_HAMLET));
    story
        .when(new MoveHousehold(next(), HOME, OTHER_HAMLET, "Nhà số 3", AFTER))
        .refused(HouseholdRefusal.HAMLET_UNKNOWN);
    story
        .when(new RegisterHousehold(next(), Names.household("c"), OTHER_HAMLET, home(), AFTER))
        .refused(HouseholdRefusal.HAMLET_UNKNOWN);
    accepted(
        new RegisterHousehold(
            next(), Names.household("c"), OTHER_HAMLET, home(), at("2024-02-29T08:00:00+07:00")));
  }

  private void accepted(Command... commands) {
    for (Command command : commands) {
      assertThat(story.when(command).thrown()).as("%s", command).isNull();
    }
  }

  private MoveUnit moved(UnitId hamlet) {
    return new MoveUnit(next(), hamlet, SUCCESSOR, END, "NQ");
  }

  private AbolishUnit abolished(UnitId unit) {
    return abolishedOn(unit, END);
  }

  private AbolishUnit abolishedOn(UnitId unit, LocalDate on) {
    return new AbolishUnit(next(), unit, on, "NQ");
  }

  private RecordGuidanceAct guided(HouseholdId home) {
    return new RecordGuidanceAct(
        next(),
        Names.act("act of " + home),
        home,
        new NewGuidance(
            TEAM,
            List.of(LO),
            AFTER,
            Channel.DOOR,
            List.of(new Step.Introduced(VNEID)),
            Optional.empty()));
  }

  private static NewHome home() {
    return new NewHome("Lường Thử", "Nhà số 3", 5, 2, Connection.MOBILE);
  }
}

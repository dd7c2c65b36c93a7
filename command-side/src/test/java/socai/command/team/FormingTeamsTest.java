package socai.command.team;

import static socai.fixture.Field.CA;
import static socai.fixture.Field.COMMUNE;
import static socai.fixture.Field.DISTRICT;
import static socai.fixture.Field.FORMED;
import static socai.fixture.Field.HAMLET;
import static socai.fixture.Field.LO;
import static socai.fixture.Field.OTHER_HAMLET;
import static socai.fixture.Field.QUANG;
import static socai.fixture.Field.TEAM;
import static socai.fixture.Field.day;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import socai.command.CommandRefusal;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.team.Role;
import socai.team.TeamAssignedToUnit;
import socai.team.TeamFormed;
import socai.territory.UnitAbolished;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/** What may be recorded of the formation of teams. */
class FormingTeamsTest extends TeamScenario {
  @Test
  void a_team_is_formed_and_its_unit_told_in_one_commit() {
    story
        .when(form(TEAM, HAMLET, UnitLevel.HAMLET, FORMED, leader(LO), member(QUANG)))
        .then(
            new TeamAssignedToUnit(HAMLET, TEAM, FORMED),
            new TeamFormed(
                TEAM,
                HAMLET,
                UnitLevel.HAMLET,
                "Tổ một",
                DECIDED,
                FORMED,
                List.of(founder(LO, Role.LEADER), founder(QUANG, Role.MEMBER))));
  }

  @Test
  void a_commune_has_a_team_too() {
    story
        .when(form(TEAM, COMMUNE, UnitLevel.COMMUNE, FORMED, member(LO)))
        .then(
            new TeamAssignedToUnit(COMMUNE, TEAM, FORMED),
            new TeamFormed(
                TEAM,
                COMMUNE,
                UnitLevel.COMMUNE,
                "Tổ một",
                DECIDED,
                FORMED,
                List.of(founder(LO, Role.MEMBER))));
  }

  @Test
  void a_second_team_for_a_unit_is_refused() {
    story.given(Field.assigned(), Field.formed());
    story
        .when(form(SECOND, HAMLET, UnitLevel.HAMLET, day("2023-01-01"), member(CA)))
        .refused(TeamRefusal.UNIT_HAS_A_TEAM);
  }

  @Test
  void a_team_dated_back_to_when_there_was_another_is_refused() {
    dissolved("2023-06-01");
    story
        .when(form(SECOND, HAMLET, UnitLevel.HAMLET, day("2023-05-31"), member(CA)))
        .refused(TeamRefusal.UNIT_HAS_A_TEAM);
  }

  @Test
  void a_unit_gets_a_new_team_from_the_day_on_which_the_old_one_ended() {
    dissolved("2023-06-01");
    story
        .when(form(SECOND, HAMLET, UnitLevel.HAMLET, day("2023-06-01"), member(CA)))
        .then(
            new TeamAssignedToUnit(HAMLET, SECOND, day("2023-06-01")),
            new TeamFormed(
                SECOND,
                HAMLET,
                UnitLevel.HAMLET,
                "Tổ một",
                DECIDED,
                day("2023-06-01"),
                List.of(founder(CA, Role.MEMBER))));
  }

  @Test
  void one_team_is_not_formed_twice() {
    story.given(Field.assigned(), Field.formed());
    story
        .when(form(TEAM, OTHER_HAMLET, UnitLevel.HAMLET, FORMED, member(LO)))
        .refused(TeamRefusal.KNOWN);
  }

  @Test
  void a_unit_nobody_knows_gets_no_team() {
    story
        .when(form(TEAM, Names.unit("nowhere"), UnitLevel.HAMLET, FORMED, member(LO)))
        .refused(TeamRefusal.UNIT_UNKNOWN);
  }

  @Test
  void a_unit_gets_no_team_before_it_exists() {
    UnitId young = Names.unit("young");
    story.given(
        Field.established(young, UnitLevel.HAMLET, Optional.of(COMMUNE), FORMED.plusDays(1)));
    story
        .when(form(TEAM, young, UnitLevel.HAMLET, FORMED, member(LO)))
        .refused(TeamRefusal.UNIT_UNKNOWN);
  }

  @Test
  void a_unit_gets_no_team_after_it_was_abolished() {
    story.given(new UnitAbolished(HAMLET, day("2022-01-01"), "x"));
    story
        .when(form(TEAM, HAMLET, UnitLevel.HAMLET, FORMED, member(LO)))
        .refused(TeamRefusal.UNIT_UNKNOWN);
  }

  @Test
  void a_district_has_no_team() {
    story
        .when(form(TEAM, DISTRICT, UnitLevel.DISTRICT, FORMED, member(LO)))
        .refused(TeamRefusal.UNIT_WITHOUT_TEAMS);
  }

  @Test
  void a_teams_level_is_its_units() {
    story
        .when(form(TEAM, HAMLET, UnitLevel.COMMUNE, FORMED, member(LO)))
        .refused(TeamRefusal.WRONG_LEVEL);
  }

  @Test
  void a_decision_is_signed_before_the_team_begins() {
    story
        .when(form(TEAM, HAMLET, UnitLevel.HAMLET, day("2022-06-30"), member(LO)))
        .refused(TeamRefusal.DECIDED_LATER);
  }

  @Test
  void nobody_is_founder_twice() {
    story
        .when(form(TEAM, HAMLET, UnitLevel.HAMLET, FORMED, leader(LO), member(LO)))
        .refused(TeamRefusal.MEMBER_TWICE);
  }

  @Test
  void two_founding_leaders_are_refused() {
    story
        .when(form(TEAM, HAMLET, UnitLevel.HAMLET, FORMED, leader(LO), leader(QUANG)))
        .refused(TeamRefusal.SECOND_LEADER);
  }

  @Test
  void a_team_of_tomorrow_is_refused_and_one_of_today_is_not() {
    story.on(FORMED.minusDays(1));
    story
        .when(form(TEAM, HAMLET, UnitLevel.HAMLET, FORMED, member(LO)))
        .refused(CommandRefusal.IN_THE_FUTURE);
    story.on(FORMED);
    story
        .when(form(TEAM, HAMLET, UnitLevel.HAMLET, FORMED, member(LO)))
        .then(
            new TeamAssignedToUnit(HAMLET, TEAM, FORMED),
            new TeamFormed(
                TEAM,
                HAMLET,
                UnitLevel.HAMLET,
                "Tổ một",
                DECIDED,
                FORMED,
                List.of(founder(LO, Role.MEMBER))));
  }
}

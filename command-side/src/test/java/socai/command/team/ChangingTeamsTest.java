package socai.command.team;

import static socai.fixture.Field.CA;
import static socai.fixture.Field.FORMED;
import static socai.fixture.Field.HAMLET;
import static socai.fixture.Field.LO;
import static socai.fixture.Field.QUANG;
import static socai.fixture.Field.TEAM;
import static socai.fixture.Field.day;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import socai.command.CommandRefusal;
import socai.fixture.Field;
import socai.person.Personal;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.Organisation;
import socai.team.Role;
import socai.team.RoleChanged;
import socai.team.TeamDissolved;
import socai.team.TeamReleasedFromUnit;
import socai.team.TeamRenamed;

/** What may be recorded of teams once they are formed. */
class ChangingTeamsTest extends TeamScenario {
  @BeforeEach
  void team() {
    story.given(Field.assigned(), Field.formed());
  }

  @Test
  void a_person_is_enrolled() {
    story
        .when(enrol(CA, Role.MEMBER, "2023-01-01"))
        .then(
            new MemberJoined(
                TEAM,
                CA,
                new Personal(CA.subject(), "Cà Thị Thử"),
                Role.MEMBER,
                Organisation.POLICE,
                day("2023-01-01")));
  }

  @Test
  void a_second_leader_is_refused() {
    story.when(enrol(CA, Role.LEADER, "2023-01-01")).refused(TeamRefusal.SECOND_LEADER);
    story
        .when(new ChangeRole(next(), TEAM, QUANG, Role.LEADER, day("2023-01-01")))
        .refused(TeamRefusal.SECOND_LEADER);
  }

  @Test
  void a_leader_follows_on_the_day_the_last_one_left() {
    story.given(new MemberLeft(TEAM, LO, day("2023-01-01")));
    story
        .when(new ChangeRole(next(), TEAM, QUANG, Role.LEADER, day("2023-01-01")))
        .then(new RoleChanged(TEAM, QUANG, Role.LEADER, day("2023-01-01")));
  }

  @Test
  void a_leader_dated_back_to_when_there_was_another_is_refused() {
    story.given(new MemberLeft(TEAM, LO, day("2023-01-01")));
    story
        .when(new ChangeRole(next(), TEAM, QUANG, Role.LEADER, day("2022-12-31")))
        .refused(TeamRefusal.SECOND_LEADER);
  }

  @Test
  void nobody_is_in_one_team_twice_at_one_time() {
    story.when(enrol(QUANG, Role.MEMBER, "2023-01-01")).refused(TeamRefusal.MEMBER_TWICE);
    story.given(new MemberLeft(TEAM, QUANG, day("2023-06-01")));
    story.when(enrol(QUANG, Role.MEMBER, "2023-05-31")).refused(TeamRefusal.MEMBER_TWICE);
  }

  @Test
  void who_left_returns_on_the_same_day_at_the_earliest() {
    story.given(new MemberLeft(TEAM, QUANG, day("2023-06-01")));
    story
        .when(enrol(QUANG, Role.MEMBER, "2023-06-01"))
        .then(
            new MemberJoined(
                TEAM,
                QUANG,
                new Personal(QUANG.subject(), "Cà Thị Thử"),
                Role.MEMBER,
                Organisation.POLICE,
                day("2023-06-01")));
  }

  @Test
  void a_member_leaves() {
    story
        .when(new LeaveTeam(next(), TEAM, QUANG, day("2023-09-01")))
        .then(new MemberLeft(TEAM, QUANG, day("2023-09-01")));
  }

  @Test
  void who_is_no_member_neither_leaves_nor_changes_role() {
    story
        .when(new LeaveTeam(next(), TEAM, CA, day("2023-09-01")))
        .refused(TeamRefusal.NOT_A_MEMBER);
    story
        .when(new ChangeRole(next(), TEAM, CA, Role.DEPUTY, day("2023-09-01")))
        .refused(TeamRefusal.NOT_A_MEMBER);
  }

  @Test
  void a_role_one_has_already_is_refused() {
    story
        .when(new ChangeRole(next(), TEAM, QUANG, Role.MEMBER, day("2023-01-01")))
        .refused(TeamRefusal.SAME_ROLE);
  }

  @Test
  void a_leader_changes_to_deputy_and_another_takes_over() {
    story
        .when(new ChangeRole(next(), TEAM, LO, Role.DEPUTY, day("2023-01-01")))
        .then(new RoleChanged(TEAM, LO, Role.DEPUTY, day("2023-01-01")));
    story
        .when(new ChangeRole(next(), TEAM, QUANG, Role.LEADER, day("2023-01-01")))
        .then(new RoleChanged(TEAM, QUANG, Role.LEADER, day("2023-01-01")));
  }

  @Test
  void nobody_leaves_before_their_latest_change() {
    story.given(new RoleChanged(TEAM, QUANG, Role.DEPUTY, day("2023-04-01")));
    story
        .when(new LeaveTeam(next(), TEAM, QUANG, day("2023-03-31")))
        .refused(TeamRefusal.OUT_OF_ORDER);
  }

  @Test
  void nothing_happens_before_a_team_was_formed() {
    story
        .when(enrol(CA, Role.MEMBER, FORMED.minusDays(1).toString()))
        .refused(TeamRefusal.BEFORE_FORMATION);
  }

  @Test
  void nothing_happens_in_a_team_nobody_knows() {
    story
        .when(new RenameTeam(next(), SECOND, "Tổ hai", day("2023-01-01")))
        .refused(TeamRefusal.UNKNOWN);
    story
        .when(new DissolveTeam(next(), SECOND, day("2023-01-01"), DECISION))
        .refused(TeamRefusal.UNKNOWN);
  }

  @Test
  void nothing_happens_tomorrow() {
    story.on(day("2023-01-01"));
    story.when(enrol(CA, Role.MEMBER, "2023-01-02")).refused(CommandRefusal.IN_THE_FUTURE);
    story
        .when(new ChangeRole(next(), TEAM, QUANG, Role.DEPUTY, day("2023-01-02")))
        .refused(CommandRefusal.IN_THE_FUTURE);
    story
        .when(new LeaveTeam(next(), TEAM, QUANG, day("2023-01-02")))
        .refused(CommandRefusal.IN_THE_FUTURE);
  }

  @Test
  void a_team_is_renamed() {
    story
        .when(new RenameTeam(next(), TEAM, "Tổ hai", day("2023-01-01")))
        .then(new TeamRenamed(TEAM, "Tổ hai", day("2023-01-01")));
  }

  @Test
  void a_team_is_dissolved_and_its_unit_told_in_one_commit() {
    story
        .when(new DissolveTeam(next(), TEAM, day("2024-01-01"), DECISION))
        .then(
            new TeamReleasedFromUnit(HAMLET, TEAM, day("2024-01-01")),
            new TeamDissolved(TEAM, day("2024-01-01"), DECIDED));
  }

  @Test
  void a_decision_is_not_of_tomorrow() {
    NewDecision tomorrows = new NewDecision("UBND xã", "1/QĐ", day("2024-06-02"), List.of());
    story.on(day("2024-06-01"));
    story
        .when(new DissolveTeam(next(), TEAM, day("2024-01-01"), tomorrows))
        .refused(CommandRefusal.IN_THE_FUTURE);
  }

  @Test
  void a_team_is_not_dissolved_before_its_members_latest_change() {
    story.given(new MemberLeft(TEAM, QUANG, day("2023-09-01")));
    story
        .when(new DissolveTeam(next(), TEAM, day("2023-08-31"), DECISION))
        .refused(TeamRefusal.LATER_CHANGES);
  }

  @Test
  void nothing_happens_in_a_dissolved_team() {
    dissolvedToo("2023-06-01");
    story.when(enrol(CA, Role.MEMBER, "2023-06-01")).refused(TeamRefusal.DISSOLVED);
    story
        .when(new ChangeRole(next(), TEAM, QUANG, Role.DEPUTY, day("2023-06-02")))
        .refused(TeamRefusal.DISSOLVED);
    story
        .when(new LeaveTeam(next(), TEAM, QUANG, day("2023-06-02")))
        .refused(TeamRefusal.DISSOLVED);
    story
        .when(new DissolveTeam(next(), TEAM, day("2024-01-01"), DECISION))
        .refused(TeamRefusal.DISSOLVED);
  }

  @Test
  void what_happened_before_the_end_of_a_team_may_be_told_after_it() {
    dissolvedToo("2023-06-01");
    story
        .when(new LeaveTeam(next(), TEAM, QUANG, day("2023-02-01")))
        .then(new MemberLeft(TEAM, QUANG, day("2023-02-01")));
  }

  @Test
  void a_team_that_somebody_left_is_dissolved() {
    story.given(new MemberLeft(TEAM, QUANG, day("2023-09-01")));
    story
        .when(new DissolveTeam(next(), TEAM, day("2023-09-01"), DECISION))
        .then(
            new TeamReleasedFromUnit(HAMLET, TEAM, day("2023-09-01")),
            new TeamDissolved(TEAM, day("2023-09-01"), DECIDED));
  }

  @Test
  void who_joined_later_than_told_first_has_not_joined_twice() {
    story.when(enrol(CA, Role.MEMBER, "2023-06-01"));
    story.when(new LeaveTeam(next(), TEAM, CA, day("2023-06-01")));
    story
        .when(enrol(CA, Role.MEMBER, "2023-01-01"))
        .then(
            new MemberJoined(
                TEAM,
                CA,
                new Personal(CA.subject(), "Cà Thị Thử"),
                Role.MEMBER,
                Organisation.POLICE,
                day("2023-01-01")));
  }
}

package socai.team;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.CA;
import static socai.fixture.Field.FORMED;
import static socai.fixture.Field.LO;
import static socai.fixture.Field.QUANG;
import static socai.fixture.Field.TEAM;
import static socai.fixture.Field.day;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.person.PersonId;

/** Who has been in a team, and when. */
class MembershipsTest {
  private TeamHistory team = TeamHistory.UNKNOWN.after(Field.formed(), Names.entry("formed"));
  private int recorded;

  @Test
  void founders_are_members_from_the_first_day_on() {
    assertThat(people(FORMED.minusDays(1))).isEmpty();
    assertThat(people(FORMED)).containsExactlyInAnyOrder(LO, QUANG);
    assertThat(people(FORMED.plusYears(9))).containsExactlyInAnyOrder(LO, QUANG);
  }

  @Test
  void who_joins_is_a_member_from_that_day_on() {
    record(joined(CA, "2023-02-01"));
    assertThat(people(day("2023-01-31"))).doesNotContain(CA);
    assertThat(people(day("2023-02-01"))).contains(CA);
  }

  @Test
  void who_leaves_is_no_member_on_that_very_day() {
    record(new MemberLeft(TEAM, QUANG, day("2023-09-01")));
    assertThat(people(day("2023-08-31"))).contains(QUANG);
    assertThat(people(day("2023-09-01"))).containsExactly(LO);
    assertThat(team.memberships().openOf(QUANG)).isEmpty();
  }

  @Test
  void who_left_may_return() {
    record(new MemberLeft(TEAM, QUANG, day("2023-09-01")));
    record(joined(QUANG, "2024-01-01"));
    assertThat(people(day("2023-12-31"))).doesNotContain(QUANG);
    assertThat(people(day("2024-01-01"))).contains(QUANG);
  }

  @Test
  void a_change_of_role_ends_one_membership_and_begins_the_next() {
    record(new RoleChanged(TEAM, QUANG, Role.DEPUTY, day("2023-04-01")));
    assertThat(roles(QUANG, "2023-03-31")).containsExactly(Role.MEMBER);
    assertThat(roles(QUANG, "2023-04-01")).containsExactly(Role.DEPUTY);
    assertThat(team.memberships().openOf(QUANG)).map(Membership::from).contains(day("2023-04-01"));
  }

  @Test
  void the_last_role_of_a_day_is_the_one_that_holds() {
    record(new RoleChanged(TEAM, QUANG, Role.DEPUTY, day("2023-04-01")));
    record(new RoleChanged(TEAM, QUANG, Role.LEADER, day("2023-04-01")));
    assertThat(roles(QUANG, "2023-03-31")).containsExactly(Role.MEMBER);
    assertThat(roles(QUANG, "2023-04-01")).containsExactly(Role.LEADER);
  }

  @Test
  void a_role_changed_on_the_first_day_was_never_another() {
    record(new RoleChanged(TEAM, QUANG, Role.DEPUTY, FORMED));
    assertThat(team.memberships().all()).filteredOn(m -> m.person().equals(QUANG)).hasSize(1);
    assertThat(team.memberships().on(FORMED).filter(m -> m.person().equals(QUANG)))
        .extracting(Membership::role)
        .containsExactly(Role.DEPUTY);
  }

  @Test
  void a_change_of_role_keeps_the_organisation() {
    record(new RoleChanged(TEAM, QUANG, Role.DEPUTY, day("2023-04-01")));
    assertThat(team.memberships().openOf(QUANG))
        .map(Membership::organisation)
        .contains(Organisation.HAMLET_HEAD);
  }

  @Test
  void a_dissolved_team_has_no_members_from_that_day_on() {
    record(new MemberLeft(TEAM, QUANG, day("2023-09-01")));
    record(new TeamDissolved(TEAM, day("2024-01-01"), Field.decision()));
    assertThat(people(day("2023-12-31"))).containsExactly(LO);
    assertThat(people(day("2024-01-01"))).isEmpty();
    assertThat(people(day("2023-08-31"))).containsExactlyInAnyOrder(LO, QUANG);
  }

  @Test
  void another_name_changes_nobodys_membership() {
    Memberships before = team.memberships();
    record(new TeamRenamed(TEAM, "Tổ khác", day("2024-01-01")));
    assertThat(team.memberships()).isEqualTo(before);
  }

  private static MemberJoined joined(PersonId person, String from) {
    return new MemberJoined(
        TEAM, person, Field.name(person), Role.MEMBER, Organisation.POLICE, day(from));
  }

  private List<PersonId> people(LocalDate day) {
    return team.memberships().on(day).map(Membership::person).toList();
  }

  private List<Role> roles(PersonId person, String day) {
    return team.memberships()
        .on(day(day))
        .filter(m -> m.person().equals(person))
        .map(Membership::role)
        .toList();
  }

  private void record(TeamEvent event) {
    team = team.after(event, Names.entry("told " + recorded++));
  }
}

package socai.query.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.CA;
import static socai.fixture.Field.FORMED;
import static socai.fixture.Field.HAMLET;
import static socai.fixture.Field.LO;
import static socai.fixture.Field.QUANG;
import static socai.fixture.Field.TEAM;
import static socai.fixture.Field.day;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Names;
import socai.query.QueryContext;
import socai.query.RecordedEvents;
import socai.query.projection.ReadSnapshot;
import socai.query.territory.Unit;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.Organisation;
import socai.team.Role;
import socai.team.RoleChanged;
import socai.team.TeamDissolved;
import socai.team.TeamRenamed;
import socai.territory.UnitLevel;

/** Given what was recorded of a team, then who is in it on a day. */
@ExtendWith(FreshDatabase.class)
class RosterIT {
  private static final ReadSnapshot AT = QueryContext.ALL;

  private QueryContext context;

  @BeforeEach
  void team(MongoDatabase database) {
    context = new QueryContext(database);
    List<Event> events = new ArrayList<>(Field.units());
    events.add(Field.formed());
    events.add(
        new MemberJoined(
            TEAM, CA, Field.name(CA), Role.DEPUTY, Organisation.POLICE, day("2023-02-01")));
    events.add(new MemberLeft(TEAM, LO, day("2023-04-01")));
    events.add(new RoleChanged(TEAM, QUANG, Role.LEADER, day("2023-04-01")));
    events.add(new TeamRenamed(TEAM, "Tổ mới", day("2023-05-01")));
    events.add(new TeamDissolved(TEAM, day("2024-01-01"), Field.decision()));
    context.apply(RecordedEvents.of(events));
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void the_leader_comes_first_then_deputies_then_the_others() {
    assertThat(roster("2023-03-31").members())
        .extracting(Roster.Member::person)
        .containsExactly(LO, CA, QUANG);
    assertThat(roster("2023-04-01").members())
        .extracting(Roster.Member::person)
        .containsExactly(QUANG, CA);
  }

  @Test
  void each_member_is_shown_with_name_role_organisation_and_since_when() {
    assertThat(roster("2023-04-01").members())
        .contains(
            new Roster.Member(
                QUANG,
                Field.name(QUANG).text(),
                Role.LEADER,
                Organisation.HAMLET_HEAD,
                day("2023-04-01")));
  }

  @Test
  void a_team_bears_the_name_of_that_day() {
    assertThat(roster("2023-04-30").team().name()).isEqualTo("Tổ CĐSCĐ Bản Thử");
    assertThat(roster("2023-05-01").team().name()).isEqualTo("Tổ mới");
  }

  @Test
  void nobody_is_in_a_team_before_its_first_day_or_after_its_end() {
    assertThat(roster(FORMED.minusDays(1).toString()).members()).isEmpty();
    assertThat(roster("2024-01-01").members()).isEmpty();
    assertThat(roster("2024-01-01").team().to()).contains(day("2024-01-01"));
  }

  @Test
  void the_team_is_shown_with_its_unit() {
    assertThat(roster("2023-04-01").unit()).map(Unit::id).contains(HAMLET);
  }

  @Test
  void a_team_nobody_knows_has_no_roster() {
    assertThat(context.get(RosterQuery.class).roster(Names.team("x"), FORMED, AT)).isEmpty();
  }

  @Test
  void a_communes_list_holds_the_teams_of_its_hamlets_that_work_on_that_day() {
    assertThat(list("2023-04-01").teams())
        .containsExactly(new TeamList.Line(TEAM, "Tổ CĐSCĐ Bản Thử", HAMLET, UnitLevel.HAMLET, 2));
    assertThat(list("2024-01-01").teams()).isEmpty();
    assertThat(list("2022-07-04").teams()).isEmpty();
  }

  private Roster roster(String day) {
    return context.get(RosterQuery.class).roster(TEAM, day(day), AT).orElseThrow();
  }

  private TeamList list(String day) {
    return context.get(RosterQuery.class).list(Field.COMMUNE, day(day), Optional.empty(), 10, AT);
  }
}

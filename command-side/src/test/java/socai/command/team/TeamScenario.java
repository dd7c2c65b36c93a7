package socai.command.team;

import static socai.fixture.Field.HAMLET;
import static socai.fixture.Field.TEAM;
import static socai.fixture.Field.day;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import socai.command.CommandScenario;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.person.PersonId;
import socai.person.Personal;
import socai.team.Decision;
import socai.team.Founder;
import socai.team.Organisation;
import socai.team.Role;
import socai.team.TeamDissolved;
import socai.team.TeamId;
import socai.team.TeamReleasedFromUnit;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/** Tells stories of teams. */
abstract class TeamScenario extends CommandScenario {
  static final TeamId SECOND = Names.team("second");
  static final NewDecision DECISION =
      new NewDecision("UBND xã", "45/QĐ-UBND", day("2022-07-01"), List.of("KH 160/KH-UBND"));
  static final Decision DECIDED =
      new Decision("UBND xã", "45/QĐ-UBND", day("2022-07-01"), List.of("KH 160/KH-UBND"));

  @BeforeEach
  void units() {
    story.given(Field.units());
  }

  void dissolved(String day) {
    story.given(Field.assigned(), Field.formed());
    dissolvedToo(day);
  }

  void dissolvedToo(String day) {
    story.given(
        new TeamDissolved(TEAM, day(day), DECIDED),
        new TeamReleasedFromUnit(HAMLET, TEAM, day(day)));
  }

  FormTeam form(TeamId team, UnitId unit, UnitLevel level, LocalDate from, NewMember... founders) {
    return new FormTeam(
        next(), team, unit, level, "Tổ một", DECISION, from, Arrays.asList(founders));
  }

  EnrolMember enrol(PersonId person, Role role, String from) {
    return new EnrolMember(
        next(), TEAM, person, "Cà Thị Thử", role, Organisation.POLICE, day(from));
  }

  static NewMember leader(PersonId person) {
    return new NewMember(person, "Người thử", Role.LEADER, Organisation.POST);
  }

  static NewMember member(PersonId person) {
    return new NewMember(person, "Người thử", Role.MEMBER, Organisation.POST);
  }

  static Founder founder(PersonId person, Role role) {
    return new Founder(
        person, new Personal(person.subject(), "Người thử"), role, Organisation.POST);
  }
}

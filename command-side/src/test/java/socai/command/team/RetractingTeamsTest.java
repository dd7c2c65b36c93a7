package socai.command.team;

import static socai.fixture.Field.CA;
import static socai.fixture.Field.FORMED;
import static socai.fixture.Field.HAMLET;
import static socai.fixture.Field.LO;
import static socai.fixture.Field.OTHER_HAMLET;
import static socai.fixture.Field.QUANG;
import static socai.fixture.Field.TEAM;
import static socai.fixture.Field.at;
import static socai.fixture.Field.day;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import socai.command.InsteadOf;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.person.PersonId;
import socai.person.Personal;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.Organisation;
import socai.team.Role;
import socai.team.RoleChanged;
import socai.team.TeamAssignedToUnit;
import socai.team.TeamDissolved;
import socai.team.TeamEntryRetracted;
import socai.team.TeamFormed;
import socai.team.TeamId;
import socai.team.TeamReleasedFromUnit;
import socai.team.TeamRenamed;
import socai.team.UnitTeamRetracted;
import socai.territory.UnitAbolished;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.time.OccurredAt;

/** What was recorded of a team in error can be put right. */
class RetractingTeamsTest extends TeamScenario {
  private static final OccurredAt NOON = at("2024-06-01T12:00:00+07:00");

  @BeforeEach
  void team() {
    story.recorded("formed", Field.assigned(), Field.formed()).on(day("2024-06-01"));
  }

  @Test
  void a_wrong_day_of_joining_is_corrected() {
    story.recorded("joined", joined("2023-06-01"));
    story
        .when(
            new EnrolMember(
                next(),
                TEAM,
                CA,
                "Cà Thị Thử",
                Role.MEMBER,
                Organisation.POLICE,
                day("2023-01-01"),
                insteadOf("joined")))
        .then(retracted("joined", CA.subject()), joined("2023-01-01"));
  }

  @Test
  void a_departure_told_too_late_is_moved_back() {
    story.recorded("left", new MemberLeft(TEAM, QUANG, day("2024-05-01")));
    story
        .when(new LeaveTeam(next(), TEAM, QUANG, day("2024-01-01"), insteadOf("left")))
        .then(retracted("left", QUANG.subject()), new MemberLeft(TEAM, QUANG, day("2024-01-01")));
  }

  @Test
  void a_departure_that_was_none_is_retracted_unless_the_person_has_joined_again() {
    story.recorded("left", new MemberLeft(TEAM, QUANG, day("2023-05-01")));
    story.recorded(
        "again",
        new MemberJoined(
            TEAM, QUANG, Field.name(QUANG), Role.MEMBER, Organisation.POST, day("2023-07-01")));
    story
        .when(retract("left"))
        .refused(TeamRefusal.RESTS_ON_IT, "entry", Names.entry("again").toString());
    story.when(retract("again")).then(retracted("again", QUANG.subject()));
    story.when(retract("left")).then(retracted("left", QUANG.subject()));
    story
        .when(new LeaveTeam(next(), TEAM, QUANG, day("2024-01-01")))
        .then(new MemberLeft(TEAM, QUANG, day("2024-01-01")));
  }

  @Test
  void a_departure_of_the_leader_stands_while_another_leads() {
    story.recorded("left", new MemberLeft(TEAM, LO, day("2023-05-01")));
    story.recorded("leads", new RoleChanged(TEAM, QUANG, Role.LEADER, day("2023-05-01")));
    story.when(retract("left")).refused(TeamRefusal.SECOND_LEADER);
  }

  @Test
  void a_role_and_a_name_are_corrected() {
    story.recorded("named", new TeamRenamed(TEAM, "Tổ hại", day("2023-05-01")));
    story.recorded("deputy", new RoleChanged(TEAM, QUANG, Role.DEPUTY, day("2023-05-01")));
    story
        .when(
            new ChangeRole(
                next(), TEAM, QUANG, Role.DEPUTY, day("2023-04-01"), insteadOf("deputy")))
        .then(
            retracted("deputy", QUANG.subject()),
            new RoleChanged(TEAM, QUANG, Role.DEPUTY, day("2023-04-01")));
    story
        .when(new RenameTeam(next(), TEAM, "Tổ hai", day("2023-05-01"), insteadOf("named")))
        .then(
            retracted("named", TEAM.stream().toString()),
            new TeamRenamed(TEAM, "Tổ hai", day("2023-05-01")));
  }

  @Test
  void a_team_formed_in_error_is_taken_back_and_its_unit_is_free() {
    story.when(retract("formed")).then(unitRetracted("formed"), formationRetracted());
    story
        .when(form(SECOND, HAMLET, UnitLevel.HAMLET, FORMED, member(LO)))
        .then(new TeamAssignedToUnit(HAMLET, SECOND, FORMED), formed(SECOND, HAMLET, FORMED, LO));
    story
        .when(form(TEAM, OTHER_HAMLET, UnitLevel.HAMLET, FORMED, member(LO)))
        .then(
            new TeamAssignedToUnit(OTHER_HAMLET, TEAM, FORMED),
            formed(TEAM, OTHER_HAMLET, FORMED, LO));
  }

  @Test
  void a_team_with_a_history_is_not_taken_back() {
    story.recorded("joined", joined("2023-06-01"));
    story
        .when(retract("formed"))
        .refused(TeamRefusal.RESTS_ON_IT, "entry", Names.entry("joined").toString());
  }

  @Test
  void a_formation_is_corrected_also_to_another_unit() {
    story.recorded("joined", joined("2023-06-01"));
    LocalDate from = FORMED.plusDays(5);
    story
        .when(
            new FormTeam(
                next(),
                TEAM,
                OTHER_HAMLET,
                UnitLevel.HAMLET,
                "Tổ một",
                DECISION,
                from,
                List.of(member(LO)),
                insteadOf("formed")))
        .then(
            unitRetracted("formed"),
            new TeamAssignedToUnit(OTHER_HAMLET, TEAM, from),
            formationRetracted(),
            formed(TEAM, OTHER_HAMLET, from, LO));
  }

  @Test
  void a_formation_is_not_corrected_to_after_what_happened_since() {
    story.recorded("left", new MemberLeft(TEAM, QUANG, day("2023-05-01")));
    story
        .when(
            new FormTeam(
                next(),
                TEAM,
                HAMLET,
                UnitLevel.HAMLET,
                "Tổ một",
                DECISION,
                day("2023-06-01"),
                List.of(member(QUANG)),
                insteadOf("formed")))
        .refused(TeamRefusal.RESTS_ON_IT, "entry", Names.entry("left").toString());
    story
        .when(
            new FormTeam(
                next(),
                TEAM,
                HAMLET,
                UnitLevel.HAMLET,
                "Tổ một",
                DECISION,
                FORMED,
                List.of(member(LO)),
                insteadOf("formed")))
        .refused(TeamRefusal.RESTS_ON_IT, "entry", Names.entry("left").toString());
  }

  @Test
  void a_dissolution_is_retracted_unless_the_unit_has_another_team() {
    story.recorded(
        "dissolved",
        new TeamReleasedFromUnit(HAMLET, TEAM, day("2024-01-01")),
        new TeamDissolved(TEAM, day("2024-01-01"), DECIDED));
    story.recorded(
        "second",
        new TeamAssignedToUnit(HAMLET, SECOND, day("2024-02-01")),
        formed(SECOND, HAMLET, day("2024-02-01"), CA));
    story.when(retract("dissolved")).refused(TeamRefusal.UNIT_HAS_A_TEAM);
    story.when(new RetractTeamEntry(next(), SECOND, Names.entry("second"), "Nhầm"));
    story
        .when(retract("dissolved"))
        .then(unitRetracted("dissolved"), retracted("dissolved", TEAM.stream().toString()));
    story
        .when(new DissolveTeam(next(), TEAM, day("2024-03-01"), DECISION))
        .then(
            new TeamReleasedFromUnit(HAMLET, TEAM, day("2024-03-01")),
            new TeamDissolved(TEAM, day("2024-03-01"), DECIDED));
  }

  @Test
  void a_dissolution_is_moved_to_another_day() {
    story.recorded(
        "dissolved",
        new TeamReleasedFromUnit(HAMLET, TEAM, day("2024-01-01")),
        new TeamDissolved(TEAM, day("2024-01-01"), DECIDED));
    story
        .when(new DissolveTeam(next(), TEAM, day("2024-03-01"), DECISION, insteadOf("dissolved")))
        .then(
            unitRetracted("dissolved"),
            new TeamReleasedFromUnit(HAMLET, TEAM, day("2024-03-01")),
            retracted("dissolved", TEAM.stream().toString()),
            new TeamDissolved(TEAM, day("2024-03-01"), DECIDED));
  }

  @Test
  void a_team_of_a_unit_that_was_abolished_since_is_not_brought_back() {
    story.recorded(
        "dissolved",
        new TeamReleasedFromUnit(HAMLET, TEAM, day("2024-01-01")),
        new TeamDissolved(TEAM, day("2024-01-01"), DECIDED));
    story.given(new UnitAbolished(HAMLET, day("2024-02-01"), "x"));
    story.when(retract("dissolved")).refused(TeamRefusal.UNIT_ABOLISHED);
  }

  @Test
  void nothing_is_retracted_that_was_not_told_of_the_team() {
    story.when(retract("something else")).refused(TeamRefusal.ENTRY_UNKNOWN);
    story
        .when(new RetractTeamEntry(next(), SECOND, Names.entry("formed"), "Nhầm"))
        .refused(TeamRefusal.ENTRY_UNKNOWN);
  }

  @Test
  void a_team_fits_into_the_life_of_its_unit_and_of_those_above() {
    story.given(new UnitAbolished(OTHER_HAMLET, day("2024-01-01"), "x"));
    story
        .when(form(SECOND, OTHER_HAMLET, UnitLevel.HAMLET, FORMED, member(CA)))
        .refused(TeamRefusal.UNIT_ABOLISHED);
    UnitId third = Names.unit("Bản Ba");
    story.given(Field.established(third, UnitLevel.HAMLET, Optional.of(Field.COMMUNE)));
    story.given(new UnitAbolished(Field.COMMUNE, day("2024-03-01"), "x"));
    story
        .when(form(SECOND, third, UnitLevel.HAMLET, FORMED, member(CA)))
        .refused(TeamRefusal.UNIT_ABOLISHED);
  }

  private RetractTeamEntry retract(String entry) {
    return new RetractTeamEntry(next(), TEAM, Names.entry(entry), "Nhầm");
  }

  private static Optional<InsteadOf> insteadOf(String entry) {
    return Optional.of(new InsteadOf(Names.entry(entry), "Nhầm"));
  }

  private static TeamEntryRetracted retracted(String entry, String about) {
    return new TeamEntryRetracted(TEAM, Names.entry(entry), new Personal(about, "Nhầm"), NOON);
  }

  private static TeamEntryRetracted formationRetracted() {
    return retracted("formed", TEAM.stream().toString());
  }

  private static UnitTeamRetracted unitRetracted(String entry) {
    return new UnitTeamRetracted(HAMLET, TEAM, Names.entry(entry), NOON);
  }

  private static MemberJoined joined(String from) {
    return new MemberJoined(
        TEAM,
        CA,
        new Personal(CA.subject(), "Cà Thị Thử"),
        Role.MEMBER,
        Organisation.POLICE,
        day(from));
  }

  private static TeamFormed formed(TeamId team, UnitId unit, LocalDate from, PersonId founder) {
    return new TeamFormed(
        team,
        unit,
        UnitLevel.HAMLET,
        "Tổ một",
        DECIDED,
        from,
        List.of(founder(founder, Role.MEMBER)));
  }
}

package socai.command.team;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import socai.command.CommandRefusal;
import socai.command.territory.UnitState;
import socai.person.PersonId;
import socai.person.Personal;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.Membership;
import socai.team.Role;
import socai.team.RoleChanged;
import socai.team.TeamAssignedToUnit;
import socai.team.TeamDissolved;
import socai.team.TeamEvent;
import socai.team.TeamFormed;
import socai.team.TeamReleasedFromUnit;
import socai.team.TeamRenamed;
import socai.team.UnitTeamEvent;

/**
 * What may be told of teams: one active team for a unit, one leader at a time, nobody twice in one
 * team at one time, nothing before it was formed or after it was dissolved.
 */
final class TeamRules {
  private TeamRules() {}

  /** The unit's half of a formation: only one of two teams formed at once gets the unit. */
  static List<UnitTeamEvent> assign(UnitState unit, FormTeam c, LocalDate today) {
    notAfter(c.from(), today);
    if (!unit.existsOn(c.from())) {
      throw TeamRefusal.UNIT_UNKNOWN.refused();
    }
    if (unit.level().filter(l -> l.hasTeams()).isEmpty()) {
      throw TeamRefusal.UNIT_WITHOUT_TEAMS.refused();
    }
    if (!unit.level().equals(Optional.of(c.level()))) {
      throw TeamRefusal.WRONG_LEVEL.refused();
    }
    if (unit.team().isPresent() || c.from().isBefore(unit.free())) {
      throw TeamRefusal.UNIT_HAS_A_TEAM.refused();
    }
    return List.of(new TeamAssignedToUnit(c.unit(), c.team(), c.from()));
  }

  static List<TeamEvent> form(TeamState team, FormTeam c) {
    if (team.unit().isPresent()) {
      throw TeamRefusal.KNOWN.refused();
    }
    if (c.decision().date().isAfter(c.from())) {
      throw TeamRefusal.DECIDED_LATER.refused();
    }
    Set<PersonId> people = new HashSet<>();
    boolean led = false;
    for (NewMember founder : c.founders()) {
      if (!people.add(founder.person())) {
        throw TeamRefusal.MEMBER_TWICE.refused();
      }
      if (founder.role() == Role.LEADER && led) {
        throw TeamRefusal.SECOND_LEADER.refused();
      }
      led |= founder.role() == Role.LEADER;
    }
    return List.of(
        new TeamFormed(
            c.team(),
            c.unit(),
            c.level(),
            c.name(),
            c.decision().decision(),
            c.from(),
            c.founders().stream().map(NewMember::founder).toList()));
  }

  static List<TeamEvent> rename(TeamState team, RenameTeam c, LocalDate today) {
    mayChange(team, c.from(), today);
    return List.of(new TeamRenamed(c.team(), c.name(), c.from()));
  }

  static List<TeamEvent> dissolve(TeamState team, DissolveTeam c, LocalDate today) {
    mayChange(team, c.on(), today);
    notAfter(c.decision().date(), today);
    boolean later =
        team.memberships().all().stream()
            .anyMatch(
                m ->
                    m.from().isAfter(c.on())
                        || m.to().filter(to -> to.isAfter(c.on())).isPresent());
    if (later) {
      throw TeamRefusal.LATER_CHANGES.refused();
    }
    return List.of(new TeamDissolved(c.team(), c.on(), c.decision().decision()));
  }

  /** The unit's half of a dissolution. */
  static List<UnitTeamEvent> release(UnitState unit, TeamState team, DissolveTeam c) {
    return team.unit()
        .filter(id -> unit.team().equals(Optional.of(c.team())))
        .map(id -> List.<UnitTeamEvent>of(new TeamReleasedFromUnit(id, c.team(), c.on())))
        .orElseThrow(TeamRefusal.UNKNOWN::refused);
  }

  static List<TeamEvent> enrol(TeamState team, EnrolMember c, LocalDate today) {
    mayChange(team, c.from(), today);
    boolean twice =
        team.memberships().all().stream()
            .anyMatch(m -> m.person().equals(c.person()) && m.isOpenAfter(c.from()));
    if (twice) {
      throw TeamRefusal.MEMBER_TWICE.refused();
    }
    oneLeader(team, c.person(), c.role(), c.from());
    return List.of(
        new MemberJoined(
            c.team(),
            c.person(),
            new Personal(c.person().subject(), c.name()),
            c.role(),
            c.organisation(),
            c.from()));
  }

  static List<TeamEvent> changeRole(TeamState team, ChangeRole c, LocalDate today) {
    mayChange(team, c.from(), today);
    Membership now = openMembership(team, c.person(), c.from());
    if (now.role() == c.role()) {
      throw TeamRefusal.SAME_ROLE.refused();
    }
    oneLeader(team, c.person(), c.role(), c.from());
    return List.of(new RoleChanged(c.team(), c.person(), c.role(), c.from()));
  }

  static List<TeamEvent> leave(TeamState team, LeaveTeam c, LocalDate today) {
    mayChange(team, c.on(), today);
    openMembership(team, c.person(), c.on());
    return List.of(new MemberLeft(c.team(), c.person(), c.on()));
  }

  private static void mayChange(TeamState team, LocalDate day, LocalDate today) {
    if (team.unit().isEmpty()) {
      throw TeamRefusal.UNKNOWN.refused();
    }
    notAfter(day, today);
    if (team.dissolved().isPresent()) {
      throw TeamRefusal.DISSOLVED.refused();
    }
    if (day.isBefore(team.from())) {
      throw TeamRefusal.BEFORE_FORMATION.refused();
    }
  }

  private static Membership openMembership(TeamState team, PersonId person, LocalDate day) {
    Membership open =
        team.memberships().openOf(person).orElseThrow(TeamRefusal.NOT_A_MEMBER::refused);
    if (day.isBefore(open.from())) {
      throw TeamRefusal.OUT_OF_ORDER.refused();
    }
    return open;
  }

  private static void oneLeader(TeamState team, PersonId person, Role role, LocalDate from) {
    boolean another =
        role == Role.LEADER
            && team.memberships().all().stream()
                .anyMatch(
                    m ->
                        m.role() == Role.LEADER
                            && !m.person().equals(person)
                            && m.isOpenAfter(from));
    if (another) {
      throw TeamRefusal.SECOND_LEADER.refused();
    }
  }

  private static void notAfter(LocalDate day, LocalDate today) {
    if (day.isAfter(today)) {
      throw CommandRefusal.IN_THE_FUTURE.refused();
    }
  }
}

package socai.query.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.ledger.Position;
import socai.person.PersonId;
import socai.query.figure.EvidenceAddress;
import socai.query.territory.Unit;
import socai.team.Decision;
import socai.team.Organisation;
import socai.team.Role;
import socai.team.TeamId;

/**
 * A team and who is in it on a date.
 *
 * @param team the team
 * @param unit what it works for; empty if that did not exist on the date
 * @param members the leader first, then deputies, then the others
 * @param evidence where the events of each figure are, as {@link EvidenceAddress} says
 */
record Roster(
    LocalDate asOf,
    Position position,
    Team team,
    Optional<Unit> unit,
    List<Member> members,
    Map<String, String> evidence) {
  Roster(LocalDate asOf, Position position, Team team, Optional<Unit> unit, List<Member> members) {
    this(
        asOf,
        position,
        team,
        unit,
        members,
        Map.of("members", EvidenceAddress.of("team-members." + team.id(), asOf, position)));
  }

  /** A team on a date; {@code to} is the first day without it. */
  record Team(TeamId id, String name, Decision decision, LocalDate from, Optional<LocalDate> to) {}

  /** A member on a date; {@code since} is the first day in this role. */
  record Member(
      PersonId person, String name, Role role, Organisation organisation, LocalDate since) {}
}

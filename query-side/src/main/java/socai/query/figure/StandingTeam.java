package socai.query.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socai.person.PersonId;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.Membership;
import socai.team.Memberships;
import socai.team.TeamDissolved;
import socai.team.TeamEvent;
import socai.team.TeamFormed;
import socai.team.TeamId;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/**
 * A team as it stands at a place of the ledger: what its next event's contributions depend on.
 *
 * @param unit what it works for; empty in what was drawn before this was kept
 */
public record StandingTeam(Optional<UnitId> unit, UnitLevel level, Memberships memberships) {
  /** The team of {@code event}, of which nothing was told before. */
  public static StandingTeam before(TeamFormed event) {
    return new StandingTeam(Optional.of(event.unit()), event.level(), Memberships.NONE);
  }

  /** The team after {@code event}. */
  public StandingTeam after(TeamEvent event) {
    return new StandingTeam(unit, level, memberships.after(event));
  }

  /**
   * What {@code event}, the next one told of it, contributes: to teams and members everywhere and
   * in its unit, and to its own members.
   */
  public List<Contribution> contributions(TeamEvent event) {
    LocalDate day = event.occurredAt().day();
    if (event instanceof TeamFormed e) {
      return of(e.team(), day, 1, e.founders().size());
    }
    if (event instanceof MemberJoined e) {
      return of(e.team(), day, 0, 1);
    }
    if (event instanceof MemberLeft e) {
      return of(e.team(), day, 0, -open(Optional.of(e.person())));
    }
    if (event instanceof TeamDissolved e) {
      return of(e.team(), day, -1, -open(Optional.empty()));
    }
    return List.of();
  }

  /** How many memberships have no end yet: those of {@code person}, or of all. */
  private int open(Optional<PersonId> person) {
    return (int)
        memberships.all().stream()
            .filter(membership -> membership.to().isEmpty())
            .map(Membership::person)
            .filter(member -> person.map(member::equals).orElse(true))
            .count();
  }

  private List<Contribution> of(TeamId team, LocalDate day, int teams, int members) {
    List<Contribution> contributions = new ArrayList<>();
    if (teams != 0) {
      contributions.add(new Contribution(new Figure.Teams(Optional.of(level)), day, teams));
      unit.map(u -> new Contribution(new Figure.UnitTeams(u, Optional.of(level)), day, teams))
          .ifPresent(contributions::add);
    }
    if (members != 0) {
      contributions.add(new Contribution(new Figure.Members(Optional.of(level)), day, members));
      unit.map(u -> new Contribution(new Figure.UnitMembers(u, Optional.of(level)), day, members))
          .ifPresent(contributions::add);
      contributions.add(new Contribution(new Figure.TeamMembers(team), day, members));
    }
    return contributions;
  }
}

package socai.query.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import socai.event.HistoryEvent;
import socai.team.Membership;
import socai.team.Nameless;
import socai.team.TeamEvent;
import socai.team.TeamFormed;
import socai.team.TeamHistory;

/**
 * A team as it stands at a place of the ledger: what its next event contributes is what it makes of
 * it, however late it is recorded.
 */
public record DatedTeam(TeamHistory team) {
  /** A team of which nothing was recorded. */
  public static final DatedTeam UNKNOWN = new DatedTeam(TeamHistory.UNKNOWN);

  /** The team after {@code recorded}; nobody's name is kept. */
  public DatedTeam after(HistoryEvent<TeamEvent> recorded) {
    return new DatedTeam(team.after(recorded.as(Nameless.of(recorded.event()))));
  }

  /**
   * What an event contributes by which the team comes to be {@code after}: to teams and members
   * everywhere and in its unit, and to its own members, from day to day.
   */
  public List<Contribution> contributions(DatedTeam after) {
    Days change = new Days();
    change.add(-1, team);
    change.add(1, after.team);
    return change.contributions();
  }

  private static final class Days {
    private final Map<Figure, TreeMap<LocalDate, Integer>> amounts = new LinkedHashMap<>();

    void add(int sign, TeamHistory team) {
      Optional<TeamFormed> formation = team.formation();
      if (formation.isEmpty()) {
        return;
      }
      TeamFormed formed = formation.get();
      teams(formed, formed.from(), sign);
      team.dissolved().ifPresent(end -> teams(formed, end, -sign));
      for (Membership membership : team.memberships().all()) {
        members(formed, membership.from(), sign);
        membership.to().ifPresent(end -> members(formed, end, -sign));
      }
    }

    private void teams(TeamFormed formed, LocalDate day, int amount) {
      add(new Figure.Teams(Optional.of(formed.level())), day, amount);
      add(new Figure.UnitTeams(formed.unit(), Optional.of(formed.level())), day, amount);
    }

    private void members(TeamFormed formed, LocalDate day, int amount) {
      add(new Figure.Members(Optional.of(formed.level())), day, amount);
      add(new Figure.UnitMembers(formed.unit(), Optional.of(formed.level())), day, amount);
      add(new Figure.TeamMembers(formed.team()), day, amount);
    }

    private void add(Figure figure, LocalDate day, int amount) {
      amounts.computeIfAbsent(figure, any -> new TreeMap<>()).merge(day, amount, Integer::sum);
    }

    List<Contribution> contributions() {
      List<Contribution> contributions = new ArrayList<>();
      amounts.forEach(
          (figure, days) ->
              days.forEach(
                  (day, amount) -> {
                    if (amount != 0) {
                      contributions.add(new Contribution(figure, day, amount));
                    }
                  }));
      return contributions;
    }
  }
}

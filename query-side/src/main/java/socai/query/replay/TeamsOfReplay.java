package socai.query.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.event.HistoryEvent;
import socai.query.figure.Contribution;
import socai.query.figure.DatedTeam;
import socai.team.TeamEvent;
import socai.team.TeamFormed;
import socai.team.TeamId;

/** All teams that were recorded of so far, as they stand. */
final class TeamsOfReplay {
  private final Map<TeamId, DatedTeam> teams = new HashMap<>();

  /**
   * What the next event contributes.
   *
   * @throws IllegalStateException if its team was never formed
   */
  List<Contribution> apply(HistoryEvent<TeamEvent> recorded) {
    TeamEvent event = recorded.event();
    DatedTeam before =
        event instanceof TeamFormed
            ? teams.getOrDefault(event.team(), DatedTeam.UNKNOWN)
            : Optional.ofNullable(teams.get(event.team()))
                .orElseThrow(() -> new IllegalStateException("a team that was never formed"));
    DatedTeam after = before.after(recorded);
    teams.put(event.team(), after);
    return before.contributions(after);
  }

  boolean has(TeamId team) {
    return teams.containsKey(team);
  }
}

package socai.query.roster;

import com.fasterxml.jackson.annotation.JsonProperty;
import socai.event.HistoryEvent;
import socai.query.projection.View;
import socai.team.TeamEvent;
import socai.team.TeamHistory;
import socai.team.TeamId;

/**
 * A team through all its time.
 *
 * @param unit what it works for; empty while it is not formed
 */
record TeamView(@JsonProperty("_id") String id, long position, String unit, TeamHistory team)
    implements View {
  static TeamView unknown(TeamId team) {
    return new TeamView(team.toString(), 0, "", TeamHistory.UNKNOWN);
  }

  TeamView after(HistoryEvent<TeamEvent> recorded) {
    TeamHistory after = team.after(recorded);
    return new TeamView(id, recorded.order(), after.unit().map(Object::toString).orElse(""), after);
  }
}

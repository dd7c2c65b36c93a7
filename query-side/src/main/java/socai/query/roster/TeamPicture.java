package socai.query.roster;

import com.fasterxml.jackson.annotation.JsonProperty;
import socai.event.Told;
import socai.query.projection.Picture;
import socai.team.TeamEvent;
import socai.team.TeamHistory;
import socai.team.TeamId;

/**
 * A team through all its time.
 *
 * @param unit what it works for; empty while it is not formed
 */
record TeamPicture(@JsonProperty("_id") String id, long position, String unit, TeamHistory team)
    implements Picture {
  static TeamPicture unknown(TeamId team) {
    return new TeamPicture(team.toString(), 0, "", TeamHistory.UNKNOWN);
  }

  TeamPicture after(Told<TeamEvent> told) {
    TeamHistory after = team.after(told);
    return new TeamPicture(id, told.order(), after.unit().map(Object::toString).orElse(""), after);
  }
}

package socai.query.totals;

import com.fasterxml.jackson.annotation.JsonProperty;
import socai.query.projection.Picture;
import socai.team.Memberships;
import socai.team.TeamEvent;
import socai.territory.UnitLevel;

/** What the totals need to know of a team: its level, and who is in it when it is dissolved. */
record CountedTeam(
    @JsonProperty("_id") String id, long position, UnitLevel level, Memberships memberships)
    implements Picture {
  /** How many memberships have no end yet. */
  int open() {
    return (int) memberships.all().stream().filter(m -> m.to().isEmpty()).count();
  }

  CountedTeam after(TeamEvent event, long at) {
    return new CountedTeam(id, at, level, memberships.after(event));
  }
}

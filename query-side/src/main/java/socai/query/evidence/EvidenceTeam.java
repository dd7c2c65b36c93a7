package socai.query.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import socai.query.figure.StandingTeam;
import socai.query.projection.Picture;

/** What a team's next event contributes depends on how the team stands. */
record EvidenceTeam(@JsonProperty("_id") String id, long position, StandingTeam team)
    implements Picture {}

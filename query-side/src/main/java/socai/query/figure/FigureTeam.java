package socai.query.figure;

import com.fasterxml.jackson.annotation.JsonProperty;
import socai.query.projection.View;

/** What a team's next event contributes depends on how the team stands. */
record FigureTeam(@JsonProperty("_id") String id, long position, DatedTeam team) implements View {}

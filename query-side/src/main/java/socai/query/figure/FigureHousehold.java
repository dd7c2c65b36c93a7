package socai.query.figure;

import com.fasterxml.jackson.annotation.JsonProperty;
import socai.query.projection.Picture;

/** What a household's next event contributes depends on all that was told of it. */
record FigureHousehold(@JsonProperty("_id") String id, long position, StandingHousehold household)
    implements Picture {}

package socai.query.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import socai.query.figure.StandingHousehold;
import socai.query.projection.Picture;

/** What a household's next event contributes depends on how the household stands. */
record EvidenceHousehold(@JsonProperty("_id") String id, long position, StandingHousehold household)
    implements Picture {}

package socai.query.coverage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import socai.query.projection.Picture;

/** Which unit a unit stands below: where its counts add up. */
record CountedUnit(@JsonProperty("_id") String id, long position, Optional<String> parent)
    implements Picture {}

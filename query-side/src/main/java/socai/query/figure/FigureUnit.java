package socai.query.figure;

import com.fasterxml.jackson.annotation.JsonProperty;
import socai.query.projection.View;

/** A unit, and below which others it stands through its days. */
record FigureUnit(@JsonProperty("_id") String id, long position, DatedUnit unit) implements View {}

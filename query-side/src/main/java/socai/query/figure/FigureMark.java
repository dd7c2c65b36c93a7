package socai.query.figure;

import com.fasterxml.jackson.annotation.JsonProperty;
import socai.query.projection.View;

/**
 * Up to where all that events contribute is written. It is moved by events whose contributions
 * follow from documents that are written after it: recorded again when some of those are ahead,
 * they would contribute something else.
 */
record FigureMark(@JsonProperty("_id") String id, long position) implements View {
  /** The only one there is. */
  static final String ID = "contributions";

  static final FigureMark NONE = new FigureMark(ID, 0);
}

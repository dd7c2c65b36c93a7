package socai.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * Names an entry: what one command recorded in one stream. It is the command's own identifier,
 * which stands in every line, so that whoever reads a line can say which entry they mean.
 */
public record EntryId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public EntryId {}

  @Override
  public String toString() {
    return value.toString();
  }
}

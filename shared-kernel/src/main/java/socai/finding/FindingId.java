package socai.finding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import socai.event.StreamId;

/** Identifies a finding: the same rule finds the same thing under the same identifier. */
public record FindingId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public FindingId {}

  /** The stream that tells what was said of it. */
  public StreamId stream() {
    return new StreamId("finding", value.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

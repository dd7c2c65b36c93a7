package socai.territory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import socai.event.StreamId;

/** Identifies a unit for ever. Its code does not: codes are given anew. */
public record UnitId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public UnitId {}

  /** The stream that tells this one's story. */
  public StreamId stream() {
    return new StreamId("unit", value.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

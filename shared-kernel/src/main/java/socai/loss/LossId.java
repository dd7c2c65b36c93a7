package socai.loss;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import socai.event.StreamId;

/** Identifies a loss: that of what one checkpoint had signed. */
public record LossId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LossId {}

  /** The stream that tells of it. */
  public StreamId stream() {
    return new StreamId("loss", value.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

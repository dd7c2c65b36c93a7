package socai.team;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import socai.event.StreamId;

/** Identifies a team, chosen by whoever forms it. */
public record TeamId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TeamId {}

  /** The stream that tells this one's story. */
  public StreamId stream() {
    return new StreamId("team", value.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

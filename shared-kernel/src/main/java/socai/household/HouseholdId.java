package socai.household;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import socai.event.StreamId;

/** Identifies a household, chosen by the phone that first met it. */
public record HouseholdId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public HouseholdId {}

  /** The stream that tells this one's story. */
  public StreamId stream() {
    return new StreamId("household", value.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

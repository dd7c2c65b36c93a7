package socai.guidance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies an act of guidance, chosen by the phone that captured it. */
public record ActId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ActId {}

  @Override
  public String toString() {
    return value.toString();
  }
}

package socai.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a command, chosen by its sender: the same one sent again changes nothing. */
public record CommandId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CommandId {}

  @Override
  public String toString() {
    return value.toString();
  }
}

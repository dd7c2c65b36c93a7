package socai.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a person, who may sit in several teams, leave and return. */
public record PersonId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PersonId {}

  /** The subject that this person's own data belongs to. */
  public String subject() {
    return "person/" + value;
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

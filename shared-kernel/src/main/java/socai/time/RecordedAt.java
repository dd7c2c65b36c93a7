package socai.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** When the ledger heard of something, by the server's clock, in whole milliseconds. */
public record RecordedAt(@JsonValue Instant value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RecordedAt {
    value = value.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The day it was in Vietnam. */
  public LocalDate day() {
    return LocalDate.ofInstant(value, Vietnam.ZONE);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

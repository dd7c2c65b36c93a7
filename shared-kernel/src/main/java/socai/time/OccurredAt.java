package socai.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * When something happened in the field, by the clock of whoever was there. Keeps the offset that
 * the phone had.
 */
public record OccurredAt(@JsonValue OffsetDateTime value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OccurredAt {}

  /**
   * The first moment of {@code day} at today's Vietnamese offset: for facts that are stated by the
   * day.
   */
  public static OccurredAt startOf(LocalDate day) {
    return new OccurredAt(day.atStartOfDay().atOffset(Vietnam.OFFSET));
  }

  /** The moment {@code now}, by the clock of Vietnam. */
  public static OccurredAt of(RecordedAt now) {
    return new OccurredAt(now.value().atZone(Vietnam.ZONE).toOffsetDateTime());
  }

  /** The same moment, without an offset. */
  public Instant instant() {
    return value.toInstant();
  }

  /** The day it was in Vietnam. */
  public LocalDate day() {
    return LocalDate.ofInstant(instant(), Vietnam.ZONE);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

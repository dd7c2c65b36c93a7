package socai.query.figure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import socai.ledger.Position;
import socai.query.projection.Recorded;
import socai.query.projection.View;
import socai.time.OccurredAt;
import socai.time.RecordedAt;

/**
 * That an event contributes to a figure without parts, from a day on. It never changes.
 *
 * @param id figure, day and position, so that they sort as they are paged
 * @param day from which it counts
 * @param sum what all of that figure and day amount to with it, in the order of the ledger
 */
public record FigureEvent(
    @JsonProperty("_id") String id,
    long position,
    LocalDate day,
    int amount,
    long sum,
    String type,
    String subject,
    OccurredAt occurredAt,
    RecordedAt recordedAt,
    String actor)
    implements View {
  /** Of an id; those of levels, which are not kept, are without a day. */
  public static final String ID_FORM =
      "(" + Figure.FORM + ")(/[0-9]{4}-[0-9]{2}-[0-9]{2})?@[0-9]{16}";

  private static final int POSITION_DIGITS = 16;

  /** Sorts behind every position. */
  private static final String LAST = "@~";

  static FigureEvent of(Contribution contribution, long sum, Recorded recorded) {
    return new FigureEvent(
        idOf(contribution.part(), recorded.at()),
        recorded.at().value(),
        contribution.day(),
        contribution.amount(),
        sum,
        recorded.type(),
        recorded.event().stream().toString(),
        recorded.event().occurredAt(),
        recorded.recordedAt(),
        recorded.actor());
  }

  /** Sorts behind all of {@code figure} up to the end of {@code day}. */
  public static String lastOf(String figure, LocalDate day) {
    return figure + "/" + day + LAST;
  }

  /** The id of what the event at {@code at} contributes to {@code part}. */
  public static String idOf(String part, Position at) {
    String digits = at.toString();
    return part + "@" + "0".repeat(POSITION_DIGITS - digits.length()) + digits;
  }
}

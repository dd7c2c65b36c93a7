package socai.query.figure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import socai.query.projection.View;
import socai.territory.UnitId;

/**
 * How a span of days changes what a unit and all below it count: one day, one month, or all days.
 * What counts at the end of a day is what all days add up to, without the months and days after it.
 *
 * @param id the unit, and the month or day if it is one
 * @param latest the last day on which something was ever changed in it
 */
record UnitSpan(@JsonProperty("_id") String id, long position, LocalDate latest, Counts counts)
    implements View {
  private static final String IN = "/";

  private static final int DAY_LETTERS = "/2000-01-01".length();

  static UnitSpan none(String id) {
    return new UnitSpan(id, 0, LocalDate.MIN, Counts.NONE);
  }

  /** The spans of {@code unit} that {@code day} lies in. */
  static List<String> around(String unit, LocalDate day) {
    return List.of(unit, idOf(unit, YearMonth.from(day)), idOf(unit, day));
  }

  /** Spans that cover all days after {@code day} up to {@code last}, none of them twice. */
  static List<String> between(String unit, LocalDate day, LocalDate last) {
    List<String> ids = new ArrayList<>();
    LocalDate next = day.plusDays(1);
    while (!next.isAfter(last)) {
      boolean month = next.getDayOfMonth() == 1;
      ids.add(month ? idOf(unit, YearMonth.from(next)) : idOf(unit, next));
      next = month ? next.plusMonths(1) : next.plusDays(1);
    }
    return ids;
  }

  private static String idOf(String unit, Object span) {
    return unit + IN + span;
  }

  /** Whose it is. */
  UnitId unit() {
    int end = id.indexOf(IN);
    return new UnitId(UUID.fromString(end < 0 ? id : id.substring(0, end)));
  }

  boolean isDay() {
    return id.indexOf(IN) == id.length() - DAY_LETTERS;
  }

  UnitSpan plus(Counts more, LocalDate day, long at) {
    return new UnitSpan(id, at, latest.isAfter(day) ? latest : day, counts.plus(more));
  }
}

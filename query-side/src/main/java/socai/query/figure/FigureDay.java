package socai.query.figure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import socai.query.projection.View;

/**
 * Where a household stands at the end of a day, and of all days until the next of these. There is
 * one for each day on which an act of guidance was ever said to have occurred, whether anything
 * changes on it or not: so it does not depend on what else was known then.
 *
 * @param id the household and the day: texts sort as days do
 */
record FigureDay(@JsonProperty("_id") String id, long position, ServiceLevels levels)
    implements View {
  private static final int DAY_LETTERS = "2000-01-01".length();

  static FigureDay none(String id) {
    return new FigureDay(id, 0, ServiceLevels.NONE);
  }

  static String idOf(String household, LocalDate day) {
    return beginOf(household) + day;
  }

  /** Before all days of {@code household}. */
  static String beginOf(String household) {
    return household + "/";
  }

  /** Behind all days of {@code household}. */
  static String endOf(String household) {
    return household + "/~";
  }

  LocalDate day() {
    return LocalDate.parse(id.substring(id.length() - DAY_LETTERS));
  }
}

package socai.query.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import socai.guidance.AdoptionLevel;
import socai.query.projection.View;

/**
 * Where a household stands on one service at the end of a day, and of all days until the next of
 * these. As many as there are changes of levels, however many acts there are.
 *
 * @param id the household, the service and the day: texts sort as days do
 * @param since from which day on it has stood there
 */
record ProfileLevel(
    @JsonProperty("_id") String id, long position, AdoptionLevel level, LocalDate since)
    implements View {
  private static final int DAY_LETTERS = "2000-01-01".length();

  static ProfileLevel none(String id, LocalDate day) {
    return new ProfileLevel(id, 0, AdoptionLevel.NONE, day);
  }

  /** Before all of {@code household} on {@code service}. */
  static String beginOf(String household, String service) {
    return household + "/" + service + "/";
  }

  static String idOf(String household, String service, LocalDate day) {
    return beginOf(household, service) + day;
  }

  LocalDate day() {
    return LocalDate.parse(id.substring(id.length() - DAY_LETTERS));
  }
}

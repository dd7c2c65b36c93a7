package socai.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import socai.schema.Json;

/** Moments that are stated by the day, back to when Vietnam had other offsets. */
class OccurredAtTest {
  /** Local mean time, UTC+8 and UTC+9 were in force in Vietnam on some of these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1831-01-01",
        "1895-10-10",
        "1906-07-01",
        "1911-04-30",
        "1911-05-01",
        "1943-01-01",
        "1945-06-01",
        "1950-01-01",
        "1975-06-12",
        "2020-06-03",
        "9999-12-31"
      })
  void a_day_is_written_at_one_offset_and_read_back_as_that_day(String day) {
    OccurredAt at = OccurredAt.startOf(LocalDate.parse(day));
    String written = Json.mapper().writeValueAsString(at);
    assertThat(written).isEqualTo("\"" + day + "T00:00:00+07:00\"");
    OccurredAt read = Json.mapper().readValue(written, OccurredAt.class);
    assertThat(read).isEqualTo(at);
    assertThat(read.day()).isEqualTo(day);
  }

  @Test
  void what_older_lines_say_in_local_mean_time_is_read_as_the_day_that_was_meant() {
    for (String day : new String[] {"1895-10-10", "1900-01-01", "1911-04-30"}) {
      String stored = "\"" + day + "T00:00:00+07:06:30\"";
      OccurredAt read = Json.mapper().readValue(stored, OccurredAt.class);
      assertThat(read.day()).isEqualTo(day);
      assertThat(Json.mapper().writeValueAsString(read)).isEqualTo(stored);
    }
  }

  @Test
  void what_older_lines_say_at_the_offsets_of_the_wars_is_read_as_the_day_that_was_meant() {
    assertThat(Json.mapper().readValue("\"1945-06-01T00:00:00+09:00\"", OccurredAt.class).day())
        .isEqualTo("1945-06-01");
    assertThat(Json.mapper().readValue("\"1965-01-01T00:00:00+08:00\"", OccurredAt.class).day())
        .isEqualTo("1965-01-01");
  }
}

package socai.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import socai.guidance.Step;
import socai.person.PersonId;
import socai.team.Role;
import socai.time.OccurredAt;
import tools.jackson.core.JacksonException;

/** What is read strictly, and what is written always the same. */
class JsonTest {
  /** One field of each kind that commands and events have. */
  record Sample(
      String text,
      int number,
      double measure,
      boolean yes,
      LocalDate day,
      OccurredAt moment,
      Instant instant,
      PersonId person,
      Role role,
      List<String> texts,
      Optional<PersonId> other,
      Step step) {}

  private static final String WHOLE =
      "{\"text\":\"a\",\"number\":1,\"measure\":1.5,\"yes\":true,\"day\":\"2023-02-28\","
          + "\"moment\":\"2023-02-28T08:00:00+07:00\",\"instant\":\"2023-02-28T01:00:00Z\","
          + "\"person\":\"8d4bcad5-a6c5-3e0e-9ab2-123585dccab2\",\"role\":\"leader\","
          + "\"texts\":[\"b\"],\"other\":\"7b986c5e-5e36-392d-9387-404e8875c87b\","
          + "\"step\":{\"outcome\":\"installed\",\"service\":\"vneid\"}}";

  @Test
  void what_was_written_is_read_and_written_the_same() {
    Sample sample = read(WHOLE);
    assertThat(sample.moment().value())
        .isEqualTo(OffsetDateTime.parse("2023-02-28T08:00:00+07:00"));
    assertThat(Json.mapper().writeValueAsString(sample)).isEqualTo(WHOLE);
  }

  @Test
  void an_optional_value_may_be_left_out_and_is_left_out() {
    String without = WHOLE.replaceFirst("\"other\":\"[^\"]*\",", "");
    assertThat(read(without).other()).isEmpty();
    assertThat(Json.mapper().writeValueAsString(read(without))).isEqualTo(without);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text", "number", "measure", "yes", "day", "moment", "instant", "person", "role", "texts",
        "step"
      })
  void a_missing_value_and_a_null_are_refused(String field) {
    refuse(WHOLE.replaceFirst(field(field) + ",?", "").replace(",}", "}"));
    refuse(with("\"" + field + "\":null"));
  }

  @Test
  void an_unknown_field_is_refused() {
    refuse(WHOLE.replace("{\"text\"", "{\"texxt\":\"a\",\"text\""));
    refuse(WHOLE.replace("\"outcome\"", "\"why\":\"no_time\",\"outcome\""));
  }

  @Test
  void a_doubled_field_is_refused() {
    refuse(WHOLE.replace("{\"text\"", "{\"text\":\"b\",\"text\""));
  }

  @Test
  void what_follows_the_value_is_refused() {
    refuse(WHOLE + "{}");
    refuse(WHOLE + "x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"text\":1",
        "\"text\":true",
        "\"text\":{}",
        "\"text\":[\"a\"]",
        "\"text\":\"half a pair: \\ud83d\"",
        "\"text\":\"\\u0000\"",
        "\"number\":\"1\"",
        "\"number\":1.0",
        "\"number\":1.5",
        "\"number\":true",
        "\"number\":\"\"",
        "\"number\":99999999999",
        "\"measure\":\"1.5\"",
        "\"yes\":1",
        "\"yes\":\"true\"",
        "\"day\":19416",
        "\"day\":[2023,2,28]",
        "\"day\":\"\"",
        "\"day\":\"2023-02-29\"",
        "\"day\":\"2023-2-1\"",
        "\"day\":\"28.02.2023\"",
        "\"day\":\"2023-02-28T23:00:00Z\"",
        "\"day\":\"-0001-02-28\"",
        "\"day\":\"+12023-02-28\"",
        "\"moment\":\"+12023-02-28T08:00:00Z\"",
        "\"moment\":\"2023-02-28T08:00:00+07:00:30\"",
        "\"moment\":1677546000",
        "\"moment\":1677546000.5",
        "\"moment\":\"1677546000\"",
        "\"moment\":\"\"",
        "\"moment\":\"2023-02-28T08:00:00\"",
        "\"moment\":\"2023-02-28\"",
        "\"instant\":1677546000",
        "\"person\":\"\"",
        "\"person\":1",
        "\"person\":\"8d4bcad5\"",
        "\"person\":\"1-1-1-1-1\"",
        "\"person\":\"jUvK1abFPg6asiNYXczKsg==\"",
        "\"person\":{\"value\":\"8d4bcad5-a6c5-3e0e-9ab2-123585dccab2\"}",
        "\"role\":0",
        "\"role\":\"0\"",
        "\"role\":\"\"",
        "\"role\":\"LEADER\"",
        "\"role\":\"chief\"",
        "\"texts\":\"b\"",
        "\"texts\":{}",
        "\"texts\":[1]",
        "\"texts\":[null]",
        "\"other\":\"\"",
        "\"other\":1",
        "\"step\":\"installed\"",
        "\"step\":{\"service\":\"vneid\"}",
        "\"step\":{\"outcome\":\"bought\",\"service\":\"vneid\"}",
        "\"step\":{\"outcome\":\"declined\",\"service\":\"vneid\"}",
        "\"step\":{\"outcome\":\"installed\",\"service\":\"VNeID!\"}"
      })
  void a_value_of_another_kind_is_refused_and_never_guessed(String wrong) {
    refuse(with(wrong));
  }

  /** The sample with {@code one} field in place of its own. */
  private static String with(String one) {
    String name = one.substring(1, one.indexOf("\":"));
    String with = WHOLE.replaceFirst(field(name), Matcher.quoteReplacement(one));
    assertThat(with).isNotEqualTo(WHOLE);
    return with;
  }

  /** Finds the field {@code name} with its value. */
  private static String field(String name) {
    return "\"" + name + "\":(\"[^\"]*\"|\\[[^]]*]|\\{[^}]*}|[a-z0-9.]+)";
  }

  private static Sample read(String json) {
    return Json.mapper().readValue(json, Sample.class);
  }

  private static void refuse(String json) {
    assertThatExceptionOfType(JacksonException.class).as(json).isThrownBy(() -> read(json));
  }
}

package socai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import socai.event.Event;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.fixture.OneOfEach;
import socai.schema.Json;
import socai.time.RecordedAt;
import tools.jackson.core.JacksonException;

/** The line in which an event is kept. */
class EventLineTest {
  static List<Event> events() {
    return OneOfEach.events();
  }

  @ParameterizedTest
  @MethodSource("events")
  void a_line_read_and_written_is_the_same_line(Event event) {
    EventLine line = Lines.line(Names.command("a"), 0, event, 41);
    String written = line.write(Json.mapper());
    assertThat(EventLine.read(Json.mapper(), written).write(Json.mapper())).isEqualTo(written);
  }

  @Test
  void numbers_in_a_stream_sort_as_texts_do() {
    assertThat(EventLine.sequence(0)).isEqualTo("0000000000");
    assertThat(EventLine.sequence(9)).isLessThan(EventLine.sequence(10));
    assertThat(EventLine.sequence(1_234_567_890)).isEqualTo("1234567890");
  }

  @Test
  void a_moment_of_recording_is_kept_in_whole_milliseconds() {
    assertThat(new RecordedAt(Instant.parse("2023-01-01T00:00:00.123456Z")).value())
        .isEqualTo(Instant.parse("2023-01-01T00:00:00.123Z"));
  }

  @Test
  void a_line_with_something_more_or_less_in_it_is_not_ours() {
    String line = Lines.line(Names.command("a"), 0, events().get(0), 0).write(Json.mapper());
    for (String other :
        new String[] {
          line.replace("\"actor\"", "\"author\""),
          line.replace("\"actor\":\"officer\",", ""),
          line.replace("\"revision\":1", "\"revision\":\"1\""),
          line + "{}",
          "{}"
        }) {
      assertThatExceptionOfType(JacksonException.class)
          .isThrownBy(() -> EventLine.read(Json.mapper(), other));
    }
  }
}

package socai.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import socai.fixture.OneOfEach;

/** The names of streams, which are keys of the store. */
class StreamIdTest {
  @ParameterizedTest
  @MethodSource("events")
  void a_name_is_read_as_it_was_written(Event event) {
    StreamId stream = event.stream();
    assertThat(StreamId.parse(stream.toString())).isEqualTo(stream);
  }

  static List<Event> events() {
    return OneOfEach.events();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "team",
        "team/",
        "/a",
        "Team/a",
        "team/a/b",
        "team/a b",
        "team/ă",
        "team/a\n",
        "team/$gt",
        "team/a.b",
        "te-am/a"
      })
  void what_would_break_the_key_of_a_stream_is_no_name(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> StreamId.parse(text));
  }

  @Test
  void a_name_is_of_bounded_length() {
    assertThat(new StreamId("a".repeat(20), "b".repeat(64)).id()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> new StreamId("a".repeat(21), "b"));
    assertThatIllegalArgumentException().isThrownBy(() -> new StreamId("a", "b".repeat(65)));
  }
}

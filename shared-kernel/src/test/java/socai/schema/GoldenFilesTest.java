package socai.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import socai.event.Event;
import socai.fixture.Generated;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.fixture.OneOfEach;
import socai.ledger.EventLine;

/** The stored form of every type of event, byte for byte, for ever. */
class GoldenFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  static List<Event> events() {
    return OneOfEach.events();
  }

  @ParameterizedTest
  @MethodSource("events")
  void an_event_is_stored_as_its_golden_file_says(Event event) throws IOException {
    EventLine line = Lines.line(Names.command("golden"), 0, event, 7);
    Generated.demand(FOLDER.resolve(fileOf(event.getClass())), line.write(Json.mapper()) + "\n");
  }

  @ParameterizedTest
  @MethodSource("events")
  void a_golden_file_is_read_as_the_event_it_was(Event event) throws IOException {
    String stored = Files.readString(FOLDER.resolve(fileOf(event.getClass())));
    EventLine line = EventLine.read(Json.mapper(), stored);
    assertThat((Object) Json.mapper().treeToValue(line.data(), EventTypes.classOf(line.type())))
        .isEqualTo(event);
    assertThat(line.stream()).isEqualTo(event.stream());
    assertThat(line.time()).isEqualTo(event.occurredAt().value());
    assertThat(line.write(Json.mapper()) + "\n").isEqualTo(stored);
  }

  @Test
  void every_type_of_event_has_its_golden_file() {
    assertThat(events())
        .extracting(event -> EventTypes.nameOf(event.getClass()))
        .containsExactlyElementsOf(EventTypes.all().keySet());
  }

  @Test
  void every_revision_there_has_been_keeps_its_golden_file() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              EventTypes.all().values().stream().flatMap(GoldenFilesTest::filesOf).toList());
    }
  }

  @Test
  void a_line_of_the_ledger_has_no_line_break_in_it() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files)
          .allSatisfy(
              file ->
                  assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                      .matches("[^\r\n]+\n"));
    }
  }

  private static String fileOf(Class<?> type) {
    return fileOf(type, EventTypes.revisionOf(type));
  }

  private static Stream<String> filesOf(Class<?> type) {
    return IntStream.rangeClosed(1, EventTypes.revisionOf(type)).mapToObj(r -> fileOf(type, r));
  }

  private static String fileOf(Class<?> type, int revision) {
    return EventTypes.nameOf(type) + ".r" + revision + ".json";
  }
}

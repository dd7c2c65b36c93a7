package socai.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import socai.fixture.Generated;
import socai.fixture.OneOfEach;

/** The page for those who read the ledger without us says what the event types say. */
class EventsPageTest {
  private static final Path PAGE = Path.of("../docs/events.md");

  @Test
  void the_page_describes_the_events_as_they_are() throws IOException {
    Generated.demand(PAGE, new EventsPage(template(), OneOfEach.events().get(0)).write());
  }

  @Test
  void nothing_on_the_page_is_left_open() throws IOException {
    assertThat(Files.readString(PAGE)).doesNotContainPattern("\\{[a-z.-]+}(?<!/coverage/\\{unit})");
  }

  @Test
  void every_type_of_event_is_on_the_page() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(EventTypes.all().keySet())
        .allSatisfy(name -> assertThat(page).contains("### `" + name + "`"));
  }

  @Test
  void personal_values_are_found_wherever_they_stand() {
    assertThat(PersonalFields.of(EventTypes.classOf("socai.guidance.act-corrected")))
        .containsExactly("guidance.note", "reason");
    assertThat(PersonalFields.of(EventTypes.classOf("socai.team.formed")))
        .containsExactly("founders[].name");
    assertThat(PersonalFields.of(EventTypes.classOf("socai.unit.moved"))).isEmpty();
  }

  private static String template() throws IOException {
    try (var in =
        Objects.requireNonNull(EventsPageTest.class.getResourceAsStream("events.template.md"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

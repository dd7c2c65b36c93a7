package socai.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import socai.schema.Json;
import tools.jackson.databind.JsonNode;

/**
 * Every state of every page, from the examples: empty, loading, refused, silent, and all between.
 */
@ExtendWith(Stage.class)
class PageStatesIT {
  private final RunningApp app;
  private final Browser browser;

  PageStatesIT(RunningApp app, Browser browser) {
    this.app = app;
    this.browser = browser;
  }

  /** Each in one of two looks by turns; {@code -Dsocai.long=1} has each in both. */
  static Stream<Arguments> examples() {
    List<Look> looks = List.of(Look.DESK, Look.PHONE.inEnglish().inTheDark());
    boolean both = Integer.getInteger("socai.long") != null;
    List<Example> all = Example.all();
    return IntStream.range(0, all.size() * looks.size())
        .filter(i -> both || i / looks.size() % looks.size() == i % looks.size())
        .mapToObj(i -> Arguments.of(all.get(i / looks.size()), looks.get(i % looks.size())));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void a_page_shows_its_state_in_words_to_everybody(Example example, Look look) {
    try (Reader reader = new Reader(browser, app.address(), look)) {
      reader.comeBack("auditor");
      example.answerOn(reader.page);
      reader.page.navigate(example.open());
      reader.sees(example.shows());
      if (!example.isWaiting()) {
        reader.settled();
      }
      example
          .absent()
          .ifPresent(absent -> assertThat(reader.page.querySelectorAll(absent)).isEmpty());
      Map<String, String> texts = Texts.in(look.language());
      String shown = (String) reader.page.evaluate("document.body.textContent");
      assertThat(shown).contains(example.says().stream().map(texts::get).toList());
      reader.checks().shoot("states/" + example).tabsThrough();
    }
  }

  @Test
  void every_page_has_its_empty_and_its_silent_and_its_loading_state() {
    for (String page : Example.PAGES) {
      List<String> shown =
          Example.all().stream().filter(e -> e.page().equals(page)).map(Example::shows).toList();
      assertThat(shown)
          .as(page)
          .contains("[data-state=empty]", "[data-state=silent]", ".state.loading");
    }
  }

  @Test
  void the_server_answers_again_and_the_page_shows_it_at_once() {
    Example silent = ofDashboard("server-silent");
    Example two = ofDashboard("two-communes");
    try (Reader reader = new Reader(browser, app.address(), Look.DESK)) {
      reader.comeBack("auditor");
      silent.answerOn(reader.page);
      reader.page.navigate(silent.open());
      reader.sees("[data-state=silent]");
      reader.page.unroute("**/api/**");
      two.answerOn(reader.page);
      reader.page.click(".state button");
      reader.sees("[data-figure=teams]");
      assertThat(reader.text("[data-figure=members]")).isEqualTo("15.902");
    }
  }

  @Test
  void an_example_answers_as_the_api_says_it_does() {
    AnswerShapes shapes = new AnswerShapes(app.api().ask("auditor", "/v3/api-docs"));
    for (Example example : Example.all()) {
      example
          .answers()
          .forEach(
              (path, answer) ->
                  assertThat(unknown(shapes, path, answer)).as("%s: %s", example, path).isEmpty());
    }
  }

  @Test
  void an_example_with_a_field_that_no_answer_has_is_noticed() {
    AnswerShapes shapes = new AnswerShapes(app.api().ask("auditor", "/v3/api-docs"));
    JsonNode wrong = Json.mapper().readTree("{\"position\":1,\"levels\":[{\"team\":1}]}");
    assertThat(shapes.unknownFields("/api/totals", wrong)).containsExactly("/levels/team");
  }

  private static List<String> unknown(AnswerShapes shapes, String path, JsonNode answer) {
    return answer.isString() || answer.has("silent") || answer.has("never") || answer.has("fails")
        ? List.of()
        : shapes.unknownFields(path, answer);
  }

  private static Example ofDashboard(String name) {
    return Example.all().stream()
        .filter(e -> e.page().equals("dashboard") && e.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}

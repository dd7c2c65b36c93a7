package socai.standalone.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import socai.schema.Json;
import tools.jackson.databind.JsonNode;

/**
 * A named case of a page: what the server answers and what must then be seen.
 *
 * @param answers JSON, or a file as a text, by path, with those parameters of the query that
 *     matter; the longest that fits
 * @param shows a selector of what is there
 * @param absent a selector of what is not
 * @param says the keys of texts that stand on the page
 */
record Example(
    String page,
    String name,
    String open,
    Map<String, JsonNode> answers,
    String shows,
    Optional<String> absent,
    List<String> says) {
  private static final Path STATIC = Path.of("../query-side/src/main/resources/static");

  /** All there are; the login page has no answers, and so no examples. */
  static final List<String> PAGES = pages();

  private static List<String> pages() {
    try (Stream<Path> folders = Files.list(STATIC)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> Files.exists(STATIC.resolve(name + "/" + name + ".js")))
          .filter(name -> !name.equals("login"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Example> all() {
    return PAGES.stream().flatMap(page -> of(page).stream()).toList();
  }

  private static List<Example> of(String page) {
    String file = "/" + page + "/" + page + ".examples.json";
    try (InputStream in = Objects.requireNonNull(Example.class.getResourceAsStream(file), file)) {
      JsonNode cases = Json.mapper().readTree(in);
      List<Example> examples = new ArrayList<>();
      cases.propertyNames().forEach(name -> examples.add(of(page, name, cases)));
      return examples;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Example of(String page, String name, JsonNode cases) {
    JsonNode recorded = cases.get(name);
    Map<String, JsonNode> answers = new LinkedHashMap<>();
    String open = recorded.path("open").asString("");
    if (recorded.has("like")) {
      Example like = of(page, recorded.get("like").asString(), cases);
      answers.putAll(like.answers());
      open = open.isEmpty() ? like.open() : open;
    }
    recorded.get("answers").properties().forEach(e -> answers.put(e.getKey(), e.getValue()));
    List<String> says = new ArrayList<>();
    recorded.get("says").forEach(key -> says.add(key.asString()));
    return new Example(
        page,
        name,
        open,
        answers,
        recorded.get("shows").asString(),
        Optional.ofNullable(recorded.get("absent")).map(JsonNode::asString),
        says);
  }

  /** Whether the page never gets to an end. */
  boolean isWaiting() {
    return answers.values().stream().anyMatch(answer -> answer.has("never"));
  }

  /** Answers in the server's place from now on. */
  void answerOn(Page page) {
    page.route("**/api/**", this::answer);
    page.route("**/log/**", this::answer);
  }

  private void answer(Route route) {
    JsonNode answer =
        find(URI.create(route.request().url()))
            .orElseThrow(
                () -> new AssertionError(this + " has no answer to " + route.request().url()));
    if (answer.has("silent")) {
      route.abort();
    } else if (answer.has("fails")) {
      route.fulfill(
          new Route.FulfillOptions()
              .setStatus(answer.get("fails").asInt())
              .setContentType("application/problem+json")
              .setBody(answer.get("problem").toString()));
    } else if (answer.isString()) {
      route.fulfill(
          new Route.FulfillOptions()
              .setContentType("text/plain;charset=UTF-8")
              .setBody(answer.asString()));
    } else if (!answer.has("never")) {
      route.fulfill(
          new Route.FulfillOptions().setContentType("application/json").setBody(answer.toString()));
    }
  }

  private Optional<JsonNode> find(URI asked) {
    List<String> parameters = parameters(asked.getQuery());
    return answers.keySet().stream()
        .filter(key -> URI.create(key).getPath().equals(asked.getPath()))
        .filter(key -> parameters.containsAll(parameters(URI.create(key).getQuery())))
        .max(Comparator.comparing(String::length))
        .map(answers::get);
  }

  private static List<String> parameters(String query) {
    return query == null ? List.of() : Arrays.asList(query.split("&"));
  }

  @Override
  public String toString() {
    return page + "/" + name;
  }
}

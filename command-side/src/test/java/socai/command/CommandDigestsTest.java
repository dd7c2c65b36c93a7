package socai.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import socai.schema.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Held against digests of the examples of all commands, which must never change. */
class CommandDigestsTest {
  private static final String LOGIN = "field";

  static Stream<Class<? extends Command>> commands() throws Exception {
    try (Stream<Path> all = Files.walk(examples())) {
      return all
          .filter(path -> path.toString().endsWith(".json"))
          .sorted()
          .<Class<? extends Command>>map(CommandDigestsTest::typeOf)
          .toList()
          .stream();
    }
  }

  private static Path examples() {
    return Path.of("src", "main", "resources", "socai", "command");
  }

  private static Class<? extends Command> typeOf(Path example) {
    String name = example.getFileName().toString().replace(".json", "");
    try {
      return Class.forName("socai.command." + example.getParent().getFileName() + "." + name)
          .asSubclass(Command.class);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static String example(Class<?> type) throws IOException {
    try (InputStream file = type.getResourceAsStream(type.getSimpleName() + ".json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String digest(String json, Class<? extends Command> type) {
    return CommandDigests.by(LOGIN, Json.mapper().readValue(json, type)).toString();
  }

  @Test
  void every_command_keeps_its_digest() throws Exception {
    Map<String, String> now = new TreeMap<>();
    for (Class<? extends Command> type : commands().toList()) {
      now.put(type.getSimpleName(), digest(example(type), type));
    }
    Properties golden = new Properties();
    try (InputStream file = CommandDigestsTest.class.getResourceAsStream("said.properties")) {
      golden.load(file);
    }
    assertThat(now).hasSizeGreaterThan(20).isEqualTo(new TreeMap<Object, Object>(golden));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void how_it_is_written_makes_no_difference(Class<? extends Command> type) throws IOException {
    String example = example(type);
    JsonNode recorded = Json.mapper().readTree(example);
    assertThat(digest(turnedRound(recorded).toPrettyString(), type))
        .isEqualTo(digest(example, type));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whatever_else_it_says_makes_one(Class<? extends Command> type) throws IOException {
    String example = example(type);
    List<JsonNode> others = others(Json.mapper().readTree(example));
    assertThat(others).isNotEmpty();
    for (JsonNode other : others) {
      assertThat(digest(other.toString(), type))
          .as(other.toString())
          .isNotEqualTo(digest(example, type));
    }
    Command command = Json.mapper().readValue(example, type);
    assertThat(CommandDigests.by("officer", command))
        .isNotEqualTo(CommandDigests.by(LOGIN, command));
  }

  private static JsonNode turnedRound(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>(object.propertyNames());
      Collections.reverse(names);
      ObjectNode turned = object.objectNode();
      names.forEach(name -> turned.set(name, turnedRound(object.get(name))));
      return turned;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode turned = array.arrayNode();
      array.forEach(one -> turned.add(turnedRound(one)));
      return turned;
    }
    return node;
  }

  /**
   * The same with one identifier changed, for each of them; whatever kind a command is has some.
   */
  private static List<JsonNode> others(JsonNode node) {
    List<JsonNode> others = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      for (String name : object.propertyNames()) {
        for (JsonNode other : others(object.get(name))) {
          others.add(object.deepCopy().set(name, other));
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        for (JsonNode other : others(array.get(i))) {
          ArrayNode copy = array.deepCopy();
          copy.set(i, other);
          others.add(copy);
        }
      }
    } else if (node.isString() && node.asString().matches("[0-9a-f-]{36}")) {
      String id = node.asString();
      others.add(StringNode.valueOf((id.startsWith("0") ? "1" : "0") + id.substring(1)));
    }
    return others;
  }
}

package socai.command;

import java.text.Normalizer;
import socai.schema.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Commands with their texts in Unicode's composed form (NFC). One name can be written in several
 * ways that nobody can tell apart, and telephones differ in which they send; the ledger has one, so
 * that the same name is the same text to whoever counts, searches or sorts.
 */
final class Composed {
  private Composed() {}

  /** {@code command} itself, where all of its texts are composed already, as nearly always. */
  static Command of(Command command) {
    JsonNode fields = Json.mapper().valueToTree(command);
    return isComposed(fields)
        ? command
        : Json.mapper().treeToValue(composed(fields), command.getClass());
  }

  private static boolean isComposed(JsonNode value) {
    if (value.isString()) {
      return Normalizer.isNormalized(value.asString(), Normalizer.Form.NFC);
    }
    for (JsonNode part : value) {
      if (!isComposed(part)) {
        return false;
      }
    }
    return true;
  }

  private static JsonNode composed(JsonNode value) {
    if (value.isString()) {
      return StringNode.valueOf(Normalizer.normalize(value.asString(), Normalizer.Form.NFC));
    }
    if (value instanceof ObjectNode fields) {
      ObjectNode all = JsonNodeFactory.instance.objectNode();
      fields.properties().forEach(field -> all.set(field.getKey(), composed(field.getValue())));
      return all;
    }
    if (value instanceof ArrayNode items) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      items.forEach(item -> all.add(composed(item)));
      return all;
    }
    return value;
  }
}

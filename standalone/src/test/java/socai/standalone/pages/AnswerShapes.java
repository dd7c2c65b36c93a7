package socai.standalone.pages;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What fields the API's document knows in the answer to a question. */
final class AnswerShapes {
  private final JsonNode document;

  AnswerShapes(JsonNode document) {
    this.document = document;
  }

  /** Where {@code answer} has a field that the answer to GET {@code path} has not. */
  List<String> unknownFields(String path, JsonNode answer) {
    List<String> unknown = new ArrayList<>();
    compare(schemaOf(path.replaceFirst("[?].*", "")), answer, "", unknown);
    return unknown;
  }

  private JsonNode schemaOf(String path) {
    for (String template : document.get("paths").propertyNames()) {
      if (path.matches(template.replaceAll("\\{[^}]+}", "[^/]+"))) {
        JsonNode content =
            document.at("/paths/" + template.replace("/", "~1") + "/get/responses/200/content");
        return content.values().iterator().next().get("schema");
      }
    }
    throw new AssertionError("the API's document does not know " + path);
  }

  private void compare(JsonNode schema, JsonNode value, String at, List<String> unknown) {
    JsonNode known = resolved(schema);
    if (value.isArray()) {
      value.forEach(item -> compare(known.get("items"), item, at, unknown));
    } else if (value.isObject() && known.has("properties")) {
      value
          .properties()
          .forEach(
              field -> {
                JsonNode expected = known.get("properties").get(field.getKey());
                String place = at + "/" + field.getKey();
                if (expected == null) {
                  unknown.add(place);
                } else {
                  compare(expected, field.getValue(), place, unknown);
                }
              });
    }
  }

  private JsonNode resolved(JsonNode schema) {
    if (schema.has("$ref")) {
      return document.at(schema.get("$ref").asString().substring(1));
    }
    return schema;
  }
}

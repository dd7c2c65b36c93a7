package socai.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.schema.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every command, with each of its fields spoilt in turn. */
@ExtendWith(Endpoints.Given.class)
class FieldRubbishIT {
  private static final String NONSENSE = "zzQx81-Không-ai-nhắc-lại";

  private final Endpoints endpoints;
  private final DescribedApi api;

  FieldRubbishIT(Endpoints endpoints) {
    this.endpoints = endpoints;
    this.api = DescribedApi.of(endpoints);
  }

  @Test
  void a_spoilt_field_is_refused_as_malformed_and_changes_nothing() {
    long before = endpoints.head();
    SoftAssertions all = new SoftAssertions();
    int tried = 0;
    for (DescribedApi.Operation o : api.operations()) {
      if (o.body().isEmpty()) {
        continue;
      }
      for (Map.Entry<String, String> spoilt : spoilt(o.body().get()).entrySet()) {
        tried++;
        HttpResponse<String> answer = send(o, spoilt.getValue());
        all.assertThat(answer.statusCode()).as("%s: %s", o, spoilt.getKey()).isEqualTo(400);
        all.assertThat(answer.body()).as("%s: %s", o, spoilt.getKey()).doesNotContain(NONSENSE);
        all.assertThatCode(() -> Refusals.problem(answer, "en"))
            .as("%s: %s: %s", o, spoilt.getKey(), answer.body())
            .doesNotThrowAnyException();
      }
    }
    all.assertAll();
    assertThat(tried).isGreaterThan(500);
    assertThat(endpoints.head()).isEqualTo(before);
  }

  @Test
  void a_missing_field_is_named_unless_it_may_be_left_out() {
    long before = endpoints.head();
    SoftAssertions all = new SoftAssertions();
    for (DescribedApi.Operation o : api.operations()) {
      if (o.body().isEmpty()) {
        continue;
      }
      JsonNode required = requiredOf(o);
      for (JsonNode field : required) {
        ObjectNode without = o.body().get().deepCopy();
        without.remove(field.asString());
        HttpResponse<String> answer = send(o, without.toString());
        all.assertThat(answer.statusCode()).as("%s without %s", o, field).isEqualTo(400);
        all.assertThat(Endpoints.json(answer).get("code").asString())
            .as("%s without %s", o, field)
            .isEqualTo("request.missing-field");
        all.assertThat(Endpoints.json(answer).get("details").get("field").asString())
            .isEqualTo("/" + field.asString());
      }
      for (String field : o.body().get().propertyNames()) {
        if (!names(required).contains(field)) {
          ObjectNode without = o.body().get().deepCopy();
          without.remove(field);
          all.assertThat(send(o, without.toString()).statusCode())
              .as("%s without %s", o, field)
              .isNotEqualTo(400);
        }
      }
    }
    all.assertAll();
    assertThat(endpoints.head()).isEqualTo(before);
  }

  @Test
  void every_example_of_the_description_is_well_formed() {
    SoftAssertions all = new SoftAssertions();
    for (DescribedApi.Operation o : api.operations()) {
      if (o.takesJson()) {
        all.assertThat(o.body()).as("%s has an example", o).isPresent();
        o.body()
            .ifPresent(
                example ->
                    all.assertThat(send(o, example.toString()).statusCode())
                        .as("%s: only a rule can be against it", o)
                        .isIn(201, 409, 422));
      }
    }
    all.assertAll();
  }

  private HttpResponse<String> send(DescribedApi.Operation o, String body) {
    return endpoints.send(
        o.caller(),
        "POST",
        o.path(),
        body,
        "Content-Type",
        "application/json",
        "Accept-Language",
        "en");
  }

  private JsonNode requiredOf(DescribedApi.Operation o) {
    String schema =
        o.described().at("/requestBody/content/application~1json/schema/$ref").asString();
    return api.schema(schema.substring(schema.lastIndexOf('/') + 1)).get("required");
  }

  private static List<String> names(JsonNode texts) {
    List<String> names = new ArrayList<>();
    texts.forEach(text -> names.add(text.asString()));
    return names;
  }

  /** The command with one thing wrong in it, by what is wrong. */
  private static Map<String, String> spoilt(ObjectNode command) {
    Map<String, String> all = new LinkedHashMap<>();
    List<String> places = new ArrayList<>();
    places(command, "", places);
    for (String place : places) {
      JsonNode value = command.at(place);
      for (String wrong : wrongFor(value)) {
        if (place.endsWith("/note") && wrong.equals("\" \"")) {
          continue;
        }
        if (place.equals("/seen") && wrong.equals("99999999999")) {
          // A position like any other, which only a ledger can be against.
          continue;
        }
        all.put(place + " is " + shortened(wrong), with(command, place, wrong));
      }
      if (value.isObject()) {
        all.put(place + " has an unknown field", with(command, place, withUnknown(value)));
      }
    }
    all.put("an unknown field", withUnknown(command));
    String text = command.toString();
    all.put("a doubled field", text.replaceFirst("\\{", "{\"command\":\"" + NONSENSE + "\","));
    return all;
  }

  private static void places(JsonNode node, String at, List<String> places) {
    if (node instanceof ObjectNode object) {
      for (String name : object.propertyNames()) {
        places.add(at + "/" + name);
        places(object.get(name), at + "/" + name, places);
      }
    } else if (node instanceof ArrayNode array && !array.isEmpty()) {
      places.add(at + "/0");
      places(array.get(0), at + "/0", places);
    }
  }

  private static List<String> wrongFor(JsonNode value) {
    if (value.isString()) {
      return List.of(
          "5",
          "1.5",
          "true",
          "{}",
          "[\"" + NONSENSE + "\"]",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800" + NONSENSE + "\"",
          "\"" + (NONSENSE + " ").repeat(400) + "\"");
    }
    if (value.isIntegralNumber()) {
      return List.of(
          "\"5\"",
          "1.5",
          "5.0",
          "1e1",
          "-1",
          "99999999999",
          "1" + "0".repeat(40),
          "true",
          "[]",
          "{}",
          "null",
          "\"" + NONSENSE + "\"");
    }
    if (value.isNumber()) {
      return List.of("\"5\"", "true", "[]", "{}", "null", "1e400", "-181", "\"NaN\"");
    }
    if (value.isArray()) {
      return List.of("5", "\"" + NONSENSE + "\"", "{}", "null", "[null]", "[[]]", "[5]");
    }
    return List.of("5", "\"" + NONSENSE + "\"", "[]", "true");
  }

  private static String with(ObjectNode command, String place, String value) {
    ObjectNode copy = command.deepCopy();
    int cut = place.lastIndexOf('/');
    JsonNode parent = cut == 0 ? copy : copy.at(place.substring(0, cut));
    String name = place.substring(cut + 1);
    String marker = "marker-of-the-place";
    if (parent instanceof ObjectNode object) {
      object.put(name, marker);
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(name), Json.mapper().valueToTree(marker));
    }
    return copy.toString().replace("\"" + marker + "\"", value);
  }

  private static String withUnknown(JsonNode object) {
    return object.toString().replaceFirst("\\{", "{\"" + NONSENSE + "\":\"" + NONSENSE + "\",");
  }

  private static String shortened(String text) {
    return text.length() > 30 ? text.substring(0, 30) + "…" : text;
  }
}

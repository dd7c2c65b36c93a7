package socai.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Each operation, asked as nobody should ask it: by what its own description says it takes. */
@ExtendWith(Endpoints.Given.class)
class OddRequestsIT {
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "QUERY", "PROPFIND", "TRACE", "get", "X-Y");

  private static final String BAD_PARAMETER = "request.bad-parameter";

  private final Endpoints endpoints;
  private final DescribedApi api;

  OddRequestsIT(Endpoints endpoints) {
    this.endpoints = endpoints;
    this.api = DescribedApi.of(endpoints);
  }

  @Test
  void a_parameter_that_is_empty_or_given_twice_or_of_another_kind_is_named() {
    SoftAssertions all = new SoftAssertions();
    int asked = 0;
    for (DescribedApi.Operation o : api.operations()) {
      for (JsonNode parameter : query(o)) {
        String name = parameter.get("name").asString();
        for (String odd : oddQueries(name, parameter.get("schema"))) {
          HttpResponse<String> answer = ask(o, address(o, name, odd));
          all.assertThat(named(answer)).as("%s with %s", o, odd).isEqualTo("400 " + name);
          asked++;
        }
      }
    }
    all.assertAll();
    assertThat(asked).isGreaterThan(1_000);
  }

  @Test
  void a_name_that_no_parameter_has_for_its_characters_is_refused() {
    SoftAssertions all = new SoftAssertions();
    for (DescribedApi.Operation o : api.operations()) {
      List<String> names = new ArrayList<>(List.of("x"));
      query(o).forEach(parameter -> names.add(parameter.get("name").asString()));
      for (String name : names) {
        for (String odd :
            List.of("%10" + name, name + "%00", name + "[x]", name + ".x", name + "%E2%80%AE")) {
          HttpResponse<String> answer = ask(o, address(o, "", odd + "=1"));
          all.assertThat(answer.statusCode()).as("%s with %s", o, odd).isEqualTo(400);
          all.assertThat(code(answer)).as("%s with %s", o, odd).isEqualTo("request.unreadable");
        }
      }
    }
    all.assertAll();
  }

  @Test
  void a_part_of_the_address_that_cannot_be_one_is_refused() {
    SoftAssertions all = new SoftAssertions();
    for (DescribedApi.Operation o : api.operations()) {
      for (JsonNode parameter : parameters(o, "path")) {
        String name = parameter.get("name").asString();
        for (String odd : oddValues(parameter.get("schema"))) {
          String path =
              filled(o.path().replace("{" + name + "}", encoded(odd).replace("+", "%20")));
          HttpResponse<String> answer = ask(o, path + required(o, ""));
          all.assertThat(answer.statusCode()).as("%s %s", o.method(), path).isBetween(400, 404);
          all.assertThat(code(answer))
              .as("%s %s", o.method(), path)
              .isIn(BAD_PARAMETER, "request.unreadable", "request.not-found");
        }
      }
    }
    all.assertAll();
  }

  @Test
  void a_method_that_is_not_offered_is_told_those_that_are() {
    Map<String, Set<String>> offered = new TreeMap<>();
    api.operations()
        .forEach(o -> offered.computeIfAbsent(o.path(), p -> new TreeSet<>()).add(o.method()));
    SoftAssertions all = new SoftAssertions();
    for (DescribedApi.Operation o : api.operations()) {
      Set<String> taken = offered.get(o.path());
      Set<String> allow = new TreeSet<>(taken);
      allow.add("OPTIONS");
      if (taken.contains("GET")) {
        allow.add("HEAD");
      }
      for (String method : METHODS) {
        if (!taken.contains(method)) {
          HttpResponse<String> answer =
              endpoints.send(o.caller(), method, filled(o.path()) + required(o, ""), "");
          all.assertThat(answer.statusCode()).as("%s %s", method, o.path()).isEqualTo(405);
          all.assertThat(answer.headers().firstValue("Allow"))
              .as("%s %s", method, o.path())
              .contains(String.join(", ", allow));
          all.assertThat(code(answer)).isEqualTo("request.wrong-method");
        }
      }
    }
    all.assertAll();
  }

  private HttpResponse<String> ask(DescribedApi.Operation o, String address) {
    String type =
        o.described().path("requestBody").path("content").propertyNames().stream()
            .findFirst()
            .orElse("application/json");
    return o.method().equals("GET")
        ? endpoints.get(o.caller(), address)
        : endpoints.send(o.caller(), o.method(), address, "{}", "Content-Type", type);
  }

  /** The status, and the parameter that is named as the bad one. */
  private static String named(HttpResponse<String> answer) {
    return answer.statusCode()
        + " "
        + (code(answer).equals(BAD_PARAMETER)
            ? Endpoints.json(answer).at("/details/parameter").asString()
            : code(answer));
  }

  /** The code of a problem; fails if it is none. */
  private static String code(HttpResponse<String> answer) {
    return answer.statusCode() < 400
        ? "no problem"
        : Refusals.problem(answer, "vi").get("code").asString();
  }

  private static List<JsonNode> query(DescribedApi.Operation o) {
    return parameters(o, "query");
  }

  private static List<JsonNode> parameters(DescribedApi.Operation o, String where) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode parameter : o.described().path("parameters")) {
      if (parameter.get("in").asString().equals(where)) {
        found.add(parameter);
      }
    }
    return found;
  }

  /** {@code o}'s address with {@code odd} in place of what is said of {@code parameter}. */
  private static String address(DescribedApi.Operation o, String parameter, String odd) {
    String required = required(o, parameter);
    return filled(o.path()) + required + (required.isEmpty() ? "?" : "&") + odd;
  }

  /** All that must be given, but for {@code without}. */
  private static String required(DescribedApi.Operation o, String without) {
    Map<String, String> given = new LinkedHashMap<>();
    for (JsonNode parameter : query(o)) {
      String name = parameter.get("name").asString();
      if (parameter.path("required").asBoolean() && !name.equals(without)) {
        given.put(name, valid(name));
      }
    }
    return given.isEmpty()
        ? ""
        : given.entrySet().stream()
            .map(one -> one.getKey() + "=" + one.getValue())
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String valid(String name) {
    return switch (name) {
      case "figure" -> "members";
      case "service" -> "vneid";
      case "from" -> "0";
      default -> UUID.randomUUID().toString();
    };
  }

  private static String filled(String path) {
    return path.replace("{kind}", "household")
        .replace("{figure}", "members")
        .replace("{position}", "999999")
        .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
  }

  private static List<String> oddQueries(String name, JsonNode schema) {
    List<String> odd =
        new ArrayList<>(List.of(name, name + "=", name + "=&" + name + "=", twice(name, schema)));
    oddValues(schema).forEach(value -> odd.add(name + "=" + encoded(value)));
    return odd;
  }

  /** Twice the same value, which alone is taken. */
  private static String twice(String name, JsonNode schema) {
    String value =
        schema.has("enum")
            ? schema.get("enum").get(0).asString()
            : switch (schema.path("type").asString() + schema.path("format").asString()) {
              case "stringdate" -> "2024-01-01";
              case "stringdate-time" -> "2024-01-01T00:00:00Z";
              case "integerint32", "integerint64" -> "1";
              default -> valid(name);
            };
    return name + "=" + value + "&" + name + "=" + value;
  }

  private static List<String> oddValues(JsonNode schema) {
    List<String> odd =
        new ArrayList<>(List.of(" ", "\u0001", "\u202e", "\ufeff1", "null", "x".repeat(5_000)));
    odd.addAll(
        switch (schema.path("type").asString()) {
          case "integer" -> numbers(schema);
          default ->
              switch (schema.path("format").asString()) {
                case "uuid" -> List.of("1-1-1-1-1", "x", "0".repeat(36));
                case "date" -> List.of("2023-02-30", "2023-1-1", "31/12/2023", "+12023-01-01");
                case "date-time" ->
                    List.of(
                        "2023-01-01",
                        "2023-01-01T00:00:00",
                        "2023-01-01T00:00:00+20:09",
                        "2023-01-01T24:00:00Z",
                        "2023-01-01 00:00:00Z");
                default -> List.of("\"", "'", "$where", "%00", "../x", "AAAA", "teams.");
              };
        });
    odd.removeIf(value -> isTaken(value, schema));
    return odd;
  }

  private static boolean isTaken(String value, JsonNode schema) {
    return schema.has("pattern")
        && value.matches(schema.get("pattern").asString())
        && value.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE);
  }

  private static List<String> numbers(JsonNode schema) {
    List<String> odd =
        new ArrayList<>(
            List.of("x", "1.5", "17.0", "1e3", "0x10", "+1", "1 0", "١", "9".repeat(19)));
    if (schema.has("minimum")) {
      odd.add(Long.toString(schema.get("minimum").asLong() - 1));
    }
    if (schema.has("maximum")) {
      odd.add(Long.toString(schema.get("maximum").asLong() + 1));
    }
    return odd;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

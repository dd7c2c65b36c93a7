package socai.standalone.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import socai.schema.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The API as its own description says it is. */
record DescribedApi(JsonNode document, List<Operation> operations) {
  /**
   * One operation.
   *
   * @param body an example of what it takes; empty for those that only read
   */
  record Operation(
      String method,
      String path,
      Set<String> roles,
      Set<Integer> statuses,
      Optional<ObjectNode> body,
      JsonNode described) {
    /** Whether it is a command, and not a file that is sent. */
    boolean takesJson() {
      return described.at("/requestBody/content").has("application/json");
    }

    /** Somebody who may call it. */
    String caller() {
      return roles.iterator().next();
    }

    /** An address of it at which there is nothing, with every parameter that must be given. */
    String address() {
      StringBuilder query = new StringBuilder();
      for (JsonNode parameter : described.path("parameters")) {
        if (parameter.get("in").asString().equals("query")
            && parameter.path("required").asBoolean()) {
          query
              .append(query.isEmpty() ? '?' : '&')
              .append(parameter.get("name").asString())
              .append('=')
              .append(
                  parameter.get("name").asString().equals("service") ? "vneid" : UUID.randomUUID());
        }
      }
      return path.replace("{kind}", "household")
              .replace("{position}", "999999")
              .replaceAll("\\{\\w+}", UUID.randomUUID().toString())
          + query;
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static DescribedApi of(Endpoints endpoints) {
    JsonNode document = Endpoints.json(endpoints.get("admin", "/v3/api-docs"));
    List<Operation> operations = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(o -> operations.add(read(path.getKey(), o.getKey(), o.getValue()))));
    return new DescribedApi(document, operations);
  }

  JsonNode schema(String name) {
    return document.get("components").get("schemas").get(name);
  }

  private static Operation read(String path, String method, JsonNode described) {
    Set<String> roles = new TreeSet<>();
    described.get("x-roles").forEach(role -> roles.add(role.asString()));
    Set<Integer> statuses = new TreeSet<>();
    described.get("responses").propertyNames().forEach(s -> statuses.add(Integer.valueOf(s)));
    JsonNode example =
        described.path("requestBody").path("content").path("application/json").path("example");
    Optional<ObjectNode> body =
        example.isObject()
            ? Optional.of((ObjectNode) Json.mapper().readTree(example.toString()))
            : Optional.empty();
    return new Operation(method.toUpperCase(Locale.ROOT), path, roles, statuses, body, described);
  }
}

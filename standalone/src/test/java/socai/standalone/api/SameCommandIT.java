package socai.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.command.Command;
import tools.jackson.databind.node.ObjectNode;

/** What a command's identifier is worth: one outcome for one command, whatever comes under it. */
@ExtendWith(Endpoints.Given.class)
class SameCommandIT {
  private final Endpoints endpoints;

  SameCommandIT(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  @Test
  void of_every_kind_the_same_is_answered_as_at_first_and_another_is_refused() {
    Map<String, DescribedApi.Operation> operations =
        DescribedApi.of(endpoints).operations().stream()
            .filter(DescribedApi.Operation::takesJson)
            .collect(Collectors.toMap(o -> o.described().get("operationId").asString(), o -> o));
    AcceptableCommands acceptable = new AcceptableCommands(endpoints);
    for (Class<? extends Command> type : CommandFields.commands()) {
      String name = type.getSimpleName();
      String kind = Character.toLowerCase(name.charAt(0)) + name.substring(1);
      DescribedApi.Operation operation = operations.get(kind);
      ObjectNode command = acceptable.of(kind).orElseThrow();
      String recorded = command.toString();
      HttpResponse<String> first = endpoints.post(operation.caller(), operation.path(), recorded);
      assertThat(first.statusCode()).as(kind).isIn(200, 201);
      long head = endpoints.head();
      HttpResponse<String> again =
          endpoints.post(operation.caller(), operation.path(), command.toPrettyString());
      assertThat(again.statusCode()).as(kind).isEqualTo(first.statusCode());
      assertThat(again.body()).as(kind).isEqualTo(first.body());

      ObjectNode other = acceptable.of(kind).orElseThrow().put("command", id(command));
      long before = endpoints.head();
      isRefused(kind, endpoints.post(operation.caller(), operation.path(), other.toString()));
      assertThat(endpoints.head()).as(kind).isEqualTo(before).isGreaterThanOrEqualTo(head);
      for (String login : others(operation)) {
        isRefused(kind, endpoints.post(login, operation.path(), recorded));
      }
    }
  }

  @Test
  void another_kind_under_the_same_identifier_is_refused() {
    AcceptableCommands acceptable = new AcceptableCommands(endpoints);
    ObjectNode registration = acceptable.of("registerHousehold").orElseThrow();
    endpoints.post("field", "/api/households", registration.toString());
    ObjectNode act =
        acceptable.of("recordGuidanceAct").orElseThrow().put("command", id(registration));
    isRefused("act", endpoints.post("field", "/api/guidance-acts", act.toString()));
  }

  /** What changes nothing is not in the ledger; under a known identifier it is still another. */
  @Test
  void what_would_change_nothing_is_refused_under_the_identifier_of_what_did() {
    AcceptableCommands acceptable = new AcceptableCommands(endpoints);
    ObjectNode update = acceptable.of("updateHousehold").orElseThrow();
    assertThat(endpoints.post("field", "/api/household-updates", update.toString()).statusCode())
        .isEqualTo(201);
    ObjectNode same = update.deepCopy().put("occurredAt", "2021-06-03T00:00:00+07:00");
    isRefused("update", endpoints.post("field", "/api/household-updates", same.toString()));
  }

  private static String id(ObjectNode command) {
    return command.get("command").asString();
  }

  private static List<String> others(DescribedApi.Operation operation) {
    List<String> others = new ArrayList<>(operation.roles());
    others.remove(operation.caller());
    return others;
  }

  private static void isRefused(String kind, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(kind + " " + answer.body()).isEqualTo(409);
    assertThat(answer.body()).as(kind).contains("\"code\":\"request.command-taken\"");
    Refusals.problem(answer, "vi");
  }
}

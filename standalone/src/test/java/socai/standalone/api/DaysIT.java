package socai.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What is answered when a day is asked for on which there is nothing to show. */
@ExtendWith(Endpoints.Given.class)
class DaysIT {
  private final Endpoints endpoints;

  DaysIT(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  @Test
  void every_question_that_takes_a_day_refuses_one_after_today_by_its_code() {
    List<DescribedApi.Operation> dated =
        DescribedApi.of(endpoints).operations().stream()
            .filter(operation -> operation.method().equalsIgnoreCase("get"))
            .filter(DaysIT::takesADay)
            .toList();
    assertThat(dated).hasSizeGreaterThan(10);
    for (DescribedApi.Operation operation : dated) {
      String address =
          operation
              .address()
              .replaceFirst("(/api/(?:evidence|statements)/)[0-9a-f-]{36}", "$1teams");
      String day = (address.contains("?") ? "&" : "?") + "asOf=9999-12-31";
      HttpResponse<String> answer = endpoints.get(operation.caller(), address + day);
      assertThat(answer.statusCode()).as(operation + ": " + answer.body()).isEqualTo(422);
      assertThat(answer.body()).as("%s", operation).contains("\"request.after-today\"");
      assertThat(operation.statuses()).as("%s", operation).contains(422);
    }
  }

  private static boolean takesADay(DescribedApi.Operation operation) {
    for (JsonNode parameter : operation.described().path("parameters")) {
      if (parameter.get("name").asString().equals("asOf")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void before_the_first_day_it_is_told_when_there_is_something() {
    Field field = new Field(endpoints);
    JsonNode units =
        Endpoints.json(
            endpoints.get("officer", "/api/units?asOf=0002-12-31&atLeast=" + endpoints.head()));
    assertThat(units.get("units")).isEmpty();
    assertThat(units.get("beginning").asString()) // other tests tell of the oldest of provinces
        .isGreaterThan("1831")
        .isLessThanOrEqualTo("2020-06-03");
    for (String path :
        List.of(
            "/api/units/" + field.hamlet + "?",
            "/api/coverage/" + field.hamlet + "?",
            "/api/coverage?service=vneid&unitLevel=hamlet&within=" + field.hamlet + "&",
            "/api/totals?unit=" + field.hamlet + "&",
            "/api/totals/units?unitLevel=hamlet&within=" + field.hamlet + "&")) {
      HttpResponse<String> answer = endpoints.get("officer", path + "asOf=0002-12-31");
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      JsonNode problem = Refusals.problem(answer, "vi");
      assertThat(problem.get("code").asString()).as(path).isEqualTo("unit.not-yet");
      assertThat(problem.at("/details/from").asString()).as(path).isGreaterThan("2000");
    }
  }
}

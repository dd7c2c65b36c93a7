package socai.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import socai.problem.KnownRefusals;
import tools.jackson.databind.JsonNode;

/** What every refusal must be, whatever it refuses. */
final class Refusals {
  private Refusals() {}

  /**
   * Fails unless {@code answer} is a problem in {@code language}, with the code it has texts for.
   */
  static JsonNode problem(HttpResponse<String> answer, String language) {
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.headers().firstValue("Content-Language")).contains(language);
    JsonNode problem = Endpoints.json(answer);
    String code = problem.get("code").asString();
    assertThat(problem.get("type").asString()).isEqualTo("urn:socai:problem:" + code);
    assertThat(problem.get("status").asInt()).isEqualTo(answer.statusCode());
    Locale reader = Locale.forLanguageTag(language);
    assertThat(problem.get("title").asString())
        .isNotBlank()
        .matches(form(KnownRefusals.text(code, false, reader)));
    assertThat(problem.get("detail").asString())
        .isNotBlank()
        .matches(form(KnownRefusals.text(code, true, reader)));
    return problem;
  }

  /** A text with anything short in its gaps. */
  private static String form(String text) {
    return "\\Q" + text.replaceAll("\\{\\w+}", "\\\\E.{1,80}\\\\Q") + "\\E";
  }
}

package socai.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import socai.problem.Problem;

class ProblemAnswersTest {
  /** A request that says nothing about itself. */
  private static final HttpServletRequest SILENT =
      (HttpServletRequest)
          Proxy.newProxyInstance(
              ProblemAnswersTest.class.getClassLoader(),
              new Class<?>[] {HttpServletRequest.class},
              (request, method, arguments) -> null);

  @Test
  void whoever_comes_too_early_is_told_when_to_come_again() {
    ResponseEntity<Problem> answer = ProblemAnswers.answer(WebRefusal.BUSY, Map.of(), SILENT);
    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("1");
  }
}

package socai.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import socai.problem.Problem;
import socai.problem.ProblemTexts;
import socai.problem.Refusal;
import socai.schema.Json;

/** Answers refusals as problem details, in the caller's language. */
final class ProblemAnswers {
  private ProblemAnswers() {}

  static ResponseEntity<Problem> answer(
      Refusal refusal, Map<String, String> details, HttpServletRequest request) {
    return ResponseEntity.status(refusal.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .header(HttpHeaders.CONTENT_LANGUAGE, reader(request).getLanguage())
        .body(ProblemTexts.problem(refusal, details, reader(request)));
  }

  /** Writes the answer by hand, where no controller has been reached. */
  static void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(refusal.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, reader(request).getLanguage());
    Json.mapper()
        .writeValue(response.getWriter(), ProblemTexts.problem(refusal, Map.of(), reader(request)));
  }

  /** English for those who ask for it before Vietnamese; Vietnamese for all others. */
  private static Locale reader(HttpServletRequest request) {
    String wanted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    if (wanted == null) {
      return Languages.VIETNAMESE;
    }
    try {
      Locale best = Locale.lookup(Locale.LanguageRange.parse(wanted), Languages.ALL);
      return best == null ? Languages.VIETNAMESE : best;
    } catch (IllegalArgumentException e) {
      return Languages.VIETNAMESE;
    }
  }
}

package socai.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

  /** What to wait before asking again, in seconds, where waiting helps. */
  private static final String A_MOMENT = "1";

  static ResponseEntity<Problem> answer(
      Refusal refusal, Map<String, String> details, HttpServletRequest request) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(refusal.status())
            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .header(HttpHeaders.CONTENT_LANGUAGE, reader(request).getLanguage());
    if (helpsToWait(refusal)) {
      answer.header(HttpHeaders.RETRY_AFTER, A_MOMENT);
    }
    return answer.body(problem(refusal, details, request));
  }

  /** Writes the answer by hand, where no controller has been reached. */
  static void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = Json.mapper().writeValueAsBytes(problem(refusal, Map.of(), request));
    response.setStatus(refusal.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, reader(request).getLanguage());
    if (helpsToWait(refusal)) {
      response.setHeader(HttpHeaders.RETRY_AFTER, A_MOMENT);
    }
    response.getOutputStream().write(body);
  }

  private static Problem problem(
      Refusal refusal, Map<String, String> details, HttpServletRequest request) {
    return ProblemTexts.problem(refusal, details, reader(request), RequestIds.of(request));
  }

  private static boolean helpsToWait(Refusal refusal) {
    return refusal.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE;
  }

  /** The refusal that says what a bare status says. */
  static WebRefusal of(int status) {
    return switch (status) {
      case 401 -> WebRefusal.NOT_LOGGED_IN;
      case 403 -> WebRefusal.NOT_ALLOWED;
      case 404 -> WebRefusal.NOT_FOUND;
      case 405 -> WebRefusal.WRONG_METHOD;
      case 406 -> WebRefusal.NOT_ACCEPTABLE;
      case 408 -> WebRefusal.TOO_SLOW;
      case 413 -> WebRefusal.TOO_LARGE;
      case 415 -> WebRefusal.WRONG_MEDIA_TYPE;
      case 501 -> WebRefusal.UNREADABLE;
      default -> status < 500 ? WebRefusal.UNREADABLE : WebRefusal.INTERNAL;
    };
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

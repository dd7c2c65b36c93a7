package socai.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** What is said to who is not logged in: a page's reader is shown the login, a program is told. */
final class EntryPoints {
  static final String LOGIN = "/login/";

  private static final AuthenticationEntryPoint TO_THE_LOGIN =
      new LoginUrlAuthenticationEntryPoint(LOGIN);

  private EntryPoints() {}

  /** Whether a browser asks for something to show. */
  static boolean isForPage(HttpServletRequest request) {
    try {
      return MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))
          .stream()
          .anyMatch(type -> !type.isWildcardType() && type.includes(MediaType.TEXT_HTML));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  /** At the pages' endpoints. */
  static void atPages(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException, ServletException {
    if (isForPage(request) && !(why instanceof TooManyTriesException)) {
      TO_THE_LOGIN.commence(request, response, why);
    } else {
      atApi(request, response, why);
    }
  }

  /** A browser's page shows its own login; its request must not call up the browser's dialog. */
  static void atApi(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    if (why instanceof TooManyTriesException) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(LoginLimits.PAUSE.toSeconds()));
      ProblemAnswers.write(WebRefusal.TOO_MANY_TRIES, request, response);
      return;
    }
    if (request.getHeader("Sec-Fetch-Mode") == null) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"So Cai\", charset=\"UTF-8\"");
    }
    ProblemAnswers.write(WebRefusal.NOT_LOGGED_IN, request, response);
  }
}

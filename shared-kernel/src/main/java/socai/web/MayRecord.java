package socai.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpMethod;

/** Which requests may change something: all of the API's that do not only read. */
final class MayRecord {
  private static final Set<String> READING =
      Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name());

  private MayRecord() {}

  static boolean is(HttpServletRequest request) {
    return !READING.contains(request.getMethod()) && request.getRequestURI().startsWith("/api/");
  }
}

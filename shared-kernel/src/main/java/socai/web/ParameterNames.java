package socai.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses parameters whose names no parameter of ours can have. Frameworks take dots and brackets
 * in them for ways into objects, and fail over control characters only when they read them.
 */
@Component
@Order(BodyLimit.BEFORE_ALL_ELSE + 1)
class ParameterNames extends OncePerRequestFilter {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String query = request.getQueryString();
    if (query != null && !namesAreOurs(query)) {
      ProblemAnswers.write(WebRefusal.UNREADABLE, request, response);
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean namesAreOurs(String query) {
    for (String parameter : query.split("&", -1)) {
      int end = parameter.indexOf('=');
      String name = end < 0 ? parameter : parameter.substring(0, end);
      if (!parameter.isEmpty() && !isOurs(name)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOurs(String encoded) {
    try {
      return NAME.matcher(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).matches();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

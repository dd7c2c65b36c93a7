package socai.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session some time after its login, however busy it is: whoever has got hold of one has it
 * for a working day at the most.
 */
@Component
@Order(SessionLifetime.BEFORE_ANY_DOOR)
class SessionLifetime extends OncePerRequestFilter {
  static final int BEFORE_ANY_DOOR = BodyLimit.BEFORE_ALL_ELSE + 1;

  private final Duration longest;
  private final Clock clock;

  SessionLifetime(@Value("${socai.session.longest:PT12H}") Duration longest, Clock clock) {
    this.longest = longest;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null && isOver(session)) {
      session.invalidate();
    }
    chain.doFilter(request, response);
  }

  /** It begins with the login: before, there is none, and each login begins a new one. */
  private boolean isOver(HttpSession session) {
    return clock.millis() - session.getCreationTime() > longest.toMillis();
  }
}

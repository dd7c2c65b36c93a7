package socai.web;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lets each login have only some sessions at a time; the oldest ends where one more begins. It ends
 * at once: what is merely marked as ended, as the framework's own register does, would still be
 * memory until nobody has asked for it for half an hour.
 */
@Component
class Sessions implements HttpSessionListener {
  /** Enough for whoever has a telephone, a tablet and several browsers. */
  static final int MOST_OF_A_LOGIN = 10;

  private static final String LOGIN = Sessions.class.getName();

  private final Map<String, Deque<HttpSession>> of = new HashMap<>();

  /** Notes that {@code login} has a session from now on. */
  void begun(String login, HttpSession session) {
    session.setAttribute(LOGIN, login);
    oneTooMany(login, session).ifPresent(Sessions::end);
  }

  private synchronized Optional<HttpSession> oneTooMany(String login, HttpSession session) {
    Deque<HttpSession> all = of.computeIfAbsent(login, first -> new ArrayDeque<>());
    all.add(session);
    return all.size() > MOST_OF_A_LOGIN ? Optional.of(all.remove()) : Optional.empty();
  }

  private static void end(HttpSession oldest) {
    try {
      oldest.invalidate();
    } catch (IllegalStateException ended) {
      // By itself, in this very moment.
      return;
    }
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent end) {
    Object login = end.getSession().getAttribute(LOGIN);
    if (login != null) {
      forget((String) login, end.getSession().getId());
    }
  }

  private synchronized void forget(String login, String id) {
    Deque<HttpSession> all = Objects.requireNonNullElseGet(of.get(login), ArrayDeque::new);
    all.removeIf(session -> session.getId().equals(id));
    if (all.isEmpty()) {
      of.remove(login);
    }
  }
}

package socai.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses while refusing still helps: where more comes than is done, whoever would wait for longer
 * than a moment is told so at once, rather than all be answered too late. Commands go first, since
 * telephones keep them and send them again by themselves; none is let in while a reader has to
 * wait.
 *
 * <p>Stands behind {@link BodyLimit}: nobody who sends slowly has a place here. Those who come for
 * a long answer give theirs back for one among {@link LongAnswers}.
 */
@Component
@Order(BodyLimit.BEFORE_ALL_ELSE + 1)
class EarlyRefusal extends OncePerRequestFilter {
  /** Threads for all who may be in here, inside or waiting, and for those who wait elsewhere. */
  static final int THREADS = 250;

  private static final int COMMANDS = 48;
  private static final int COMMANDS_WAITING = 16;
  private static final Duration COMMANDS_WAIT = Duration.ofMillis(200);

  private static final int READERS = 80;
  private static final int READERS_WAITING = 20;
  private static final Duration READERS_WAIT = Duration.ofMillis(800);

  /** Whoever watches asks here whether anybody gets through, and is not to make it worse. */
  private static final Set<String> WATCHING = Set.of("/livez", "/readyz");

  private final Turnstile commands;
  private final Turnstile readers;
  private final List<String> longer;

  @Autowired
  EarlyRefusal(ObjectProvider<LongBody> longer) {
    this(
        new Turnstile(COMMANDS, COMMANDS_WAITING, COMMANDS_WAIT),
        new Turnstile(READERS, READERS_WAITING, READERS_WAIT),
        longer.stream().map(LongBody::path).toList());
  }

  EarlyRefusal(Turnstile commands, Turnstile readers, List<String> longer) {
    this.commands = commands;
    this.readers = readers;
    this.longer = longer;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return WATCHING.contains(request.getRequestURI()) || longer.contains(request.getRequestURI());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean command = MayRecord.is(request);
    Turnstile turnstile = command ? commands : readers;
    if ((command && readers.isCrowded()) || !turnstile.enter()) {
      ProblemAnswers.write(WebRefusal.OVERLOADED, request, response);
      return;
    }
    Inside inside = new Inside(turnstile);
    request.setAttribute(Inside.NAME, inside);
    try {
      chain.doFilter(request, response);
    } finally {
      inside.leave();
    }
  }

  /** Gives back the place of {@code request}, which goes on elsewhere. */
  static void leave(HttpServletRequest request) {
    if (request.getAttribute(Inside.NAME) instanceof Inside inside) {
      inside.leave();
    }
  }

  /** A place that is given back once, whoever does it first. */
  private static final class Inside {
    private static final String NAME = EarlyRefusal.class.getName();

    private final Turnstile turnstile;
    private final AtomicBoolean left = new AtomicBoolean();

    Inside(Turnstile turnstile) {
      this.turnstile = turnstile;
    }

    void leave() {
      if (left.compareAndSet(false, true)) {
        turnstile.leave();
      }
    }
  }
}

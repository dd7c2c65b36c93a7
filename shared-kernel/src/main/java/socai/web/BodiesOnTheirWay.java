package socai.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Lets only some threads at a time wait for bodies, so that whoever begins one and does not end it
 * holds up others like himself and nobody else. Requests without a body, and those whose body has
 * come along, pass; most commands do. What nobody read of a body is heard out for a while, since
 * whoever is still sending hears no answer.
 */
final class BodiesOnTheirWay extends ValveBase {
  /** How long a request waits for a place, and how long a body is heard out. */
  private static final Duration PLACE_PATIENCE = Duration.ofMillis(250);

  private static final Duration HEARING = Duration.ofSeconds(20);
  private static final int MOST_HEARD_BYTES = 16 << 20;
  private static final int PIECE_BYTES = 8 << 10;

  private final Semaphore places;

  /**
   * @param most how many threads may wait at a time
   */
  BodiesOnTheirWay(int most) {
    super(true);
    places = new Semaphore(most);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    if (isHere(request.getCoyoteRequest())) {
      getNext().invoke(request, response);
      return;
    }
    if (!hasPlace()) {
      ProblemAnswers.write(WebRefusal.TOO_MANY_BODIES, request, response);
      hearNoMore(request);
      return;
    }
    try {
      getNext().invoke(request, response);
      if (!request.isAsync() && !isRead(request)) {
        response.finishResponse();
        hearOut(request);
      }
    } finally {
      places.release();
    }
  }

  private static boolean isHere(org.apache.coyote.Request request) {
    if (request.getHeader("Transfer-Encoding") != null) {
      return false;
    }
    long length = request.getContentLengthLong();
    if (length <= 0) {
      return true;
    }
    request.action(ActionCode.AVAILABLE, true);
    return request.getAvailable() >= length;
  }

  private boolean hasPlace() {
    try {
      return places.tryAcquire(PLACE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isRead(Request request) {
    AtomicBoolean read = new AtomicBoolean();
    request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
    return read.get();
  }

  private static void hearOut(Request request) {
    long deadline = System.nanoTime() + HEARING.toNanos();
    byte[] piece = new byte[PIECE_BYTES];
    int heard = 0;
    try {
      InputStream rest = request.getStream();
      while (heard < MOST_HEARD_BYTES && System.nanoTime() < deadline) {
        int read = rest.read(piece);
        if (read < 0) {
          return;
        }
        heard += read;
      }
    } catch (IOException gone) {
      // Whoever was sending has stopped: there is nothing more to hear.
      hearNoMore(request);
      return;
    }
    hearNoMore(request);
  }

  private static void hearNoMore(Request request) {
    request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
  }
}

package socai.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.http.HttpHeaders;

/**
 * Lets only some threads at a time wait for bodies, so that whoever begins one and does not end it
 * holds up others like himself and nobody else. Requests without a body, and those whose body has
 * come along, pass; most commands do. The others take a place, or are sent away at once. Behind it,
 * {@link BodyLimit} reads what is short before anything is done; where that was not to be, and the
 * answer says {@code Connection: close}, the container does not wait for the rest either.
 */
final class BodiesOnTheirWay extends ValveBase {
  /** Where the place of a request is found by who reads its body. */
  static final String PLACE = Places.Place.class.getName();

  private final Places places;

  BodiesOnTheirWay(Places places) {
    super(true);
    this.places = places;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    if (isHere(request.getCoyoteRequest())) {
      getNext().invoke(request, response);
      return;
    }
    Optional<Places.Place> place = places.take(request.getRemoteAddr());
    if (place.isEmpty()) {
      response.setHeader(HttpHeaders.CONNECTION, "close");
      ProblemAnswers.write(WebRefusal.TOO_MANY_BODIES, request, response);
      waitForNoMore(request);
      return;
    }
    request.setAttribute(PLACE, place.get());
    try {
      getNext().invoke(request, response);
      if (!request.isAsync() && !isRead(request)) {
        waitForNoMore(request);
      }
    } finally {
      place.get().close();
    }
  }

  private static boolean isHere(org.apache.coyote.Request request) {
    if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
      return false;
    }
    long length = request.getContentLengthLong();
    if (length <= 0) {
      return true;
    }
    request.action(ActionCode.AVAILABLE, true);
    return request.getAvailable() >= length;
  }

  private static boolean isRead(Request request) {
    AtomicBoolean read = new AtomicBoolean();
    request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
    return read.get();
  }

  private static void waitForNoMore(Request request) {
    request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
  }
}

package socai.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request, as far as the connection tells: whether they are still there. For the thread
 * that answers it, once its body was read.
 */
final class Caller {
  private static final String OF_REQUEST = Caller.class.getName();

  private final Request request;
  private final BoundedHttp server;

  /** Null before the first look. */
  private @Nullable SocketWrapperBase<NioChannel> connection;

  private Caller(Request request, BoundedHttp server) {
    this.request = request;
    this.server = server;
  }

  /** Makes whoever sent {@code request} known. */
  static void note(Request request) {
    if (request.getConnector().getProtocolHandler() instanceof BoundedHttp server) {
      request.setAttribute(OF_REQUEST, new Caller(request, server));
    }
  }

  /** Whether whoever sent {@code request} is still there, so far as anybody knows. */
  static boolean isThere(HttpServletRequest request) {
    return Optional.ofNullable((Caller) request.getAttribute(OF_REQUEST))
        .map(Caller::isThere)
        .orElse(true);
  }

  private boolean isThere() {
    SocketWrapperBase<NioChannel> known = connection;
    if (known == null) {
      known = server.connection(request.getServletConnection().getConnectionId()).orElse(null);
      if (known == null) {
        return false;
      }
      connection = known;
    }
    try {
      // Reads what has come, without waiting, and keeps it for the next request; an end is an
      // error.
      known.isReadyForRead();
      return true;
    } catch (IOException gone) {
      return false;
    }
  }
}

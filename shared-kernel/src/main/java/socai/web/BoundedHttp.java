package socai.web;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * The container's HTTP with bounds on connections: how many in all, and how many from one address.
 * Whoever comes beyond them is told so and sent away at once. The container by itself lets them
 * wait without a word, and knows of no addresses.
 *
 * <p>Public because the container makes it by its name.
 */
public final class BoundedHttp extends Http11NioProtocol {
  private static final byte[] FULL =
      "HTTP/1.1 503 \r\nRetry-After: 1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  /** Until somebody says otherwise, as many as the container takes. */
  private static final Bounds NONE =
      new Bounds(Integer.MAX_VALUE, Integer.MAX_VALUE, address -> false);

  private final BoundedEndpoint endpoint;

  /** Made by the container. */
  public BoundedHttp() {
    this(new BoundedEndpoint());
  }

  private BoundedHttp(BoundedEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  /**
   * How many connections there may be.
   *
   * @param most in all
   * @param mostOfAnAddress from one address
   * @param isProxy addresses that many callers share, and of which only the first bound holds
   */
  record Bounds(int most, int mostOfAnAddress, Predicate<InetAddress> isProxy) {}

  void bound(Bounds bounds) {
    endpoint.bounds = bounds;
  }

  /** The connection that is known by {@code id}, while it is open. */
  Optional<SocketWrapperBase<NioChannel>> connection(String id) {
    return endpoint.getConnections().stream()
        .filter(one -> one.getServletConnection("", "").getConnectionId().equals(id))
        .findFirst();
  }

  /** Where connections come in: one thread takes them, one after the other. */
  private static final class BoundedEndpoint extends NioEndpoint {
    private volatile Bounds bounds = NONE;

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
      if (isOneTooMany(socket)) {
        sendAway(socket);
        return false;
      }
      return super.setSocketOptions(socket);
    }

    private boolean isOneTooMany(SocketChannel socket) {
      if (connections.size() >= bounds.most()) {
        return true;
      }
      InetAddress address = socket.socket().getInetAddress();
      return connections.size() >= bounds.mostOfAnAddress()
          && address != null
          && !bounds.isProxy().test(address)
          && from(address) >= bounds.mostOfAnAddress();
    }

    /** Counted anew, so that nothing can get lost; only where there are many at all. */
    private long from(InetAddress address) {
      return connections.keySet().stream()
          .filter(one -> address.equals(one.socket().getInetAddress()))
          .count();
    }

    /** What has come already is read: else the answer would be lost with it. */
    private void sendAway(SocketChannel socket) {
      try {
        socket.configureBlocking(false);
        socket.write(ByteBuffer.wrap(FULL));
        socket.shutdownOutput();
        ByteBuffer come = ByteBuffer.allocate(getSocketProperties().getAppReadBufSize());
        socket.read(come);
      } catch (IOException gone) {
        getLog().debug("gone before it was sent away", gone);
      } finally {
        destroySocket(socket);
      }
    }
  }
}

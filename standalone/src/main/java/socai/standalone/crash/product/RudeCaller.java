package socai.standalone.crash.product;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A connection whose caller does not do what callers should. */
public final class RudeCaller implements AutoCloseable {
  private final Socket socket;

  /** Connects to {@code port} of this machine. */
  public RudeCaller(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
  }

  /** All that goes over the line for {@code sending}. */
  public static byte[] whole(Sending sending) {
    byte[] body = sending.body().getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("POST "
                + sending.path()
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: "
                + ApiClient.basic(sending.login())
                + "\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }

  /** Sends the first {@code length} of them. */
  public void send(byte[] bytes, int length) throws IOException {
    socket.getOutputStream().write(bytes, 0, length);
    socket.getOutputStream().flush();
  }

  /** Hangs up without a goodbye; whatever is on its way to it is lost. */
  @Override
  public void close() throws IOException {
    try (socket) {
      socket.setSoLinger(true, 0);
    }
  }
}

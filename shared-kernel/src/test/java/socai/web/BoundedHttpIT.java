package socai.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The container, with our bounds and nothing else of ours. */
@Timeout(60)
class BoundedHttpIT {
  private static final String QUESTION = "GET /%s HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private static final int LONGEST_MILLISECONDS = 20_000;

  @TempDir private Path folder;
  private final Tomcat tomcat = new Tomcat();
  private final BlockingQueue<Boolean> seen = new ArrayBlockingQueue<>(10);
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);
  private final List<Socket> open = new ArrayList<>();

  private int start(int most, int mostOfAnAddress, Predicate<InetAddress> isProxy)
      throws Exception {
    BoundedHttp http = new BoundedHttp();
    http.bound(new BoundedHttp.Bounds(most, mostOfAnAddress, isProxy));
    Connector connector = new Connector(http);
    connector.setPort(0);
    tomcat.setBaseDir(folder.toString());
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", folder.toString());
    tomcat.getHost().getPipeline().addValve(new RequestIds());
    Tomcat.addServlet(context, "answers", new Answers()).addMapping("/");
    tomcat.start();
    return connector.getLocalPort();
  }

  /** Whoever asks for {@code /wait} is only looked at until he has left. */
  private final class Answers extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      if (request.getRequestURI().equals("/wait")) {
        seen.add(Caller.isThere(request));
        begun.countDown();
        while (Caller.isThere(request)) {
          Thread.onSpinWait();
        }
        left.countDown();
        return;
      }
      seen.add(Caller.isThere(request));
      response.setContentLength(2);
      response.getOutputStream().write(new byte[] {'o', 'k'});
    }
  }

  @AfterEach
  void stop() throws Exception {
    for (Socket socket : open) {
      socket.close();
    }
    tomcat.stop();
    tomcat.destroy();
  }

  private Socket connect(int port) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    open.add(socket);
    socket.setSoTimeout(LONGEST_MILLISECONDS);
    return socket;
  }

  private static void ask(Socket socket, String... paths) throws IOException {
    StringBuilder questions = new StringBuilder();
    for (String path : paths) {
      questions.append(QUESTION.replace("%s", path));
    }
    socket.getOutputStream().write(questions.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private static String answer(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder read = new StringBuilder();
    int next = in.read();
    while (next >= 0) {
      read.append((char) next);
      if (read.toString().endsWith("\r\n\r\nok")) {
        return read.toString();
      }
      next = in.read();
    }
    return read.toString();
  }

  @Test
  void whoever_has_left_is_seen_to_have_left() throws Exception {
    Socket caller = connect(start(10, 10, address -> false));
    ask(caller, "wait");
    begun.await();
    assertThat(seen.take()).isTrue();
    assertThat(left.await(100, TimeUnit.MILLISECONDS)).as("while he is there").isFalse();
    caller.close();
    assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void what_was_sent_ahead_is_not_lost_by_looking() throws Exception {
    Socket caller = connect(start(10, 10, address -> false));
    ask(caller, "a", "b", "c");
    for (int i = 0; i < 3; i++) {
      assertThat(answer(caller)).startsWith("HTTP/1.1 200").contains("X-Request-Id: ");
      assertThat(seen.take()).isTrue();
    }
  }

  @Test
  void one_too_many_is_told_so_and_others_are_served_when_there_is_room() throws Exception {
    int port = start(3, 3, address -> false);
    for (int i = 0; i < 3; i++) {
      Socket caller = connect(port);
      ask(caller, "a");
      assertThat(answer(caller)).startsWith("HTTP/1.1 200");
    }
    for (int i = 0; i < 20; i++) {
      assertThat(answer(connect(port)))
          .startsWith("HTTP/1.1 503 ")
          .contains("Retry-After: 1", "Connection: close");
    }
    ask(open.get(1), "a");
    assertThat(answer(open.get(1))).as("of whoever was in").startsWith("HTTP/1.1 200");
    open.get(0).close();
    String again = "";
    while (!again.startsWith("HTTP/1.1 200")) {
      Socket caller = connect(port);
      try {
        ask(caller, "a");
        again = answer(caller);
      } catch (IOException sentAway) {
        again = "";
      }
    }
  }

  @Test
  void one_address_has_a_part_and_another_address_the_rest() throws Exception {
    int port = start(20, 2, address -> false);
    for (int i = 0; i < 2; i++) {
      Socket caller = connect(port);
      ask(caller, "a");
      assertThat(answer(caller)).startsWith("HTTP/1.1 200");
    }
    assertThat(answer(connect(port))).startsWith("HTTP/1.1 503 ");
    Socket other = new Socket(InetAddress.getByName("127.0.0.1"), port, address(2), 0);
    open.add(other);
    ask(other, "a");
    assertThat(answer(other)).startsWith("HTTP/1.1 200");
  }

  @Test
  void a_door_has_as_many_as_there_are() throws Exception {
    int port = start(20, 2, InetAddress::isLoopbackAddress);
    for (int i = 0; i < 20; i++) {
      Socket caller = connect(port);
      ask(caller, "a");
      assertThat(answer(caller)).startsWith("HTTP/1.1 200");
      seen.clear();
    }
    assertThat(answer(connect(port))).startsWith("HTTP/1.1 503 ");
  }

  /** This machine has a whole network of its own. */
  private static InetAddress address(int last) throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
  }
}

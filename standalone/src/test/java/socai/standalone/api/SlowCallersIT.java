package socai.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Given more callers than there are threads who begin something and do not end it, others are
 * served.
 */
@ExtendWith(Endpoints.Given.class)
class SlowCallersIT {
  private static final int CALLERS = 260;
  private static final String LENGTH = "content-length: ";

  /** As many as the container answers on one connection, nearly. */
  private static final int QUESTIONS = 90;

  /** Longer than an answer takes on a busy machine, shorter than such callers hold a thread. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** Until those who do not read have filled what is between them and the server. */
  private static final int MOST_TRIES = 2_000;

  private final Endpoints endpoints;

  SlowCallersIT(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /api/guidance-acts|Content-Length: 400|{",
        "POST /api/guidance-acts|Transfer-Encoding: chunked|1\r\n{\r\n",
        "POST /login|Content-Length: 400\r\nContent-Type: application/x-www-form-urlencoded|u",
        "POST /nowhere|Content-Length: 100000|x",
        "GET /log/checkpoint|Content-Length: 60000|x",
        "GET /api/about|Content-Length: 100000|x",
        "GET /readyz|Transfer-Encoding: chunked|1\r\n{\r\n"
      })
  void whoever_holds_back_a_body_holds_up_nobody(String request) throws Exception {
    String[] parts = request.split("\\|");
    Deque<Socket> sockets = new ArrayDeque<>();
    try {
      for (int i = 0; i < CALLERS; i++) {
        sockets.add(begun(parts[0], parts[1], parts[2]));
      }
      othersAreServed();
    } finally {
      close(sockets);
    }
  }

  @Test
  void whoever_asks_for_the_ledger_and_does_not_read_it_holds_up_nobody() throws Exception {
    Field field = new Field(endpoints);
    for (int i = 0; i < 150; i++) {
      endpoints.done("field", "/api/households", field.registration(Field.id(), field.free));
    }
    String question =
        "GET /api/ledger/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
            + Endpoints.basic("auditor", "auditor")
            + "\r\n\r\n";
    Deque<Socket> sockets = new ArrayDeque<>();
    try {
      for (int i = 0; i < CALLERS; i++) {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1 << 10);
        socket.connect(new InetSocketAddress("127.0.0.1", endpoints.port()));
        write(socket, question.repeat(QUESTIONS));
        sockets.add(socket);
      }
      HttpResponse<String> oneMore =
          Stream.generate(() -> endpoints.get("auditor", "/api/ledger/events?limit=1"))
              .limit(MOST_TRIES)
              .filter(answer -> answer.statusCode() != 200)
              .findFirst()
              .orElseThrow();
      othersAreServed();
      assertThat(oneMore.statusCode()).isEqualTo(503);
      assertThat(oneMore.headers().firstValue("Retry-After")).contains("1");
      Refusals.problem(oneMore, "vi");
    } finally {
      close(sockets);
    }
  }

  @Test
  void a_body_that_stops_is_answered_and_its_caller_told_why() throws IOException {
    try (Socket json = stopped("/api/departures", "application/json");
        Socket form = stopped("/login", "application/x-www-form-urlencoded")) {
      for (Socket socket : List.of(json, form)) {
        assertThat(wholeAnswer(socket))
            .startsWith("HTTP/1.1 408 ")
            .contains("urn:socai:problem:request.too-slow", "Connection: close");
      }
    }
  }

  private Socket stopped(String path, String type) throws IOException {
    return begun(
        "POST " + path,
        "Content-Length: 400\r\nContent-Type: "
            + type
            + "\r\nAuthorization: "
            + Endpoints.basic("officer", "officer"),
        "{");
  }

  /** A hundred kilobytes at five a second, and none of them early. */
  @Test
  void a_slow_telephone_is_heard_to_its_end() throws Exception {
    int pieces = 50;
    byte[] piece = " ".repeat(2_000).getBytes(StandardCharsets.US_ASCII);
    try (Socket socket =
        begun(
            "POST /api/departures",
            "Content-Length: "
                + (pieces * piece.length + 2)
                + "\r\nContent-Type: application/json\r\nAuthorization: "
                + Endpoints.basic("officer", "officer"),
            "{")) {
      OutputStream out = socket.getOutputStream();
      for (int i = 0; i < pieces; i++) {
        out.write(piece);
        out.flush();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(400));
      }
      out.write('}');
      out.flush();
      assertThat(wholeAnswer(socket))
          .startsWith("HTTP/1.1 400 ")
          .contains("urn:socai:problem:request.missing-field");
    }
  }

  /** Head and body in packets of their own, again and again on one connection. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /api/departures|officer",
        "POST /nowhere|officer",
        "POST /api/departures|",
        "GET /api/about|officer",
        "GET /log/checkpoint|"
      })
  void a_connection_that_is_kept_goes_on_whatever_the_answer(String request) throws Exception {
    String[] parts = request.split("\\|", -1);
    String who =
        parts[1].isEmpty() ? "" : "Authorization: " + Endpoints.basic(parts[1], parts[1]) + "\r\n";
    try (Socket socket = new Socket("127.0.0.1", endpoints.port())) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) PATIENCE.toMillis());
      for (int i = 0; i < 40; i++) {
        String body = "{\"x\":" + i + "}";
        write(
            socket,
            parts[0]
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: "
                + body.length()
                + "\r\n"
                + who
                + "\r\n");
        write(socket, body);
        assertThat(statusLine(socket)).as("request %d", i).matches("HTTP/1.1 [24]\\d\\d ?");
      }
    }
  }

  private void othersAreServed() {
    assertTimeout(PATIENCE, () -> assertThat(status("/livez", "")).isEqualTo(200));
    assertTimeout(PATIENCE, () -> assertThat(status("/readyz", "")).isEqualTo(200));
    assertTimeout(PATIENCE, () -> assertThat(status("/api/about", "field")).isEqualTo(200));
    assertTimeout(PATIENCE, () -> assertThat(status("/api/services", "field")).isEqualTo(200));
  }

  private Socket begun(String line, String headers, String body) throws IOException {
    Socket socket = new Socket("127.0.0.1", endpoints.port());
    write(socket, line + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n" + body);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static String wholeAnswer(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Reads one answer, of which the connection goes on, and no more. */
  private static String statusLine(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    String head = upTo("\r\n\r\n", in);
    String lower = head.toLowerCase(Locale.ROOT);
    assertThat(lower).doesNotContain("connection: close");
    int length = lower.indexOf(LENGTH);
    if (length < 0) {
      assertThat(lower).contains("transfer-encoding: chunked");
      upTo("\r\n0\r\n\r\n", in);
    } else {
      int at = length + LENGTH.length();
      in.readNBytes(Integer.parseInt(lower.substring(at, lower.indexOf('\r', at))));
    }
    return head.substring(0, head.indexOf('\r'));
  }

  private static String upTo(String end, InputStream in) throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(end, Math.max(0, read.length() - end.length())) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("ended after: " + read);
      }
      read.append((char) next);
    }
    return read.toString();
  }

  private static void close(Deque<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private int status(String path, String login) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoints.port() + path))
            .timeout(PATIENCE);
    if (!login.isEmpty()) {
      request.header("Authorization", Endpoints.basic(login, login));
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }
}

package socai.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Given more callers than there are threads who begin a body and do not end it, others are served.
 */
@ExtendWith(Doors.Given.class)
class SlowCallersIT {
  private static final int CALLERS = 260;

  /** Far longer than an answer takes, far shorter than such callers hold a thread. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Doors doors;

  SlowCallersIT(Doors doors) {
    this.doors = doors;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /api/guidance-acts|Content-Length: 400|{",
        "POST /api/guidance-acts|Transfer-Encoding: chunked|1\r\n{\r\n",
        "POST /login|Content-Length: 400\r\nContent-Type: application/x-www-form-urlencoded|u",
        "POST /nowhere|Content-Length: 100000|x",
        "GET /log/checkpoint|Content-Length: 60000|x",
        "GET /api/about|Content-Length: 100000|x"
      })
  void whoever_holds_back_a_body_holds_up_nobody(String request) throws Exception {
    String[] parts = request.split("\\|");
    Deque<Socket> sockets = new ArrayDeque<>();
    try {
      for (int i = 0; i < CALLERS; i++) {
        sockets.add(begun(parts[0], parts[1], parts[2]));
      }
      assertThat(status("/actuator/health", "")).isEqualTo(200);
      assertThat(status("/api/about", "field")).isEqualTo(200);
      assertThat(status("/api/services", "field")).isEqualTo(200);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void a_body_that_stops_is_answered_and_its_caller_told_why() throws IOException {
    for (String type : new String[] {"application/json", "application/x-www-form-urlencoded"}) {
      String path = type.endsWith("json") ? "/api/departures" : "/login";
      try (Socket socket =
          begun(
              "POST " + path,
              "Content-Length: 400\r\nContent-Type: "
                  + type
                  + "\r\nAuthorization: "
                  + Doors.basic("officer", "officer"),
              "{")) {
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer)
            .as(path)
            .startsWith("HTTP/1.1 408 ")
            .contains("urn:socai:problem:request.too-slow");
      }
    }
  }

  private Socket begun(String line, String headers, String body) throws IOException {
    Socket socket = new Socket("127.0.0.1", doors.port());
    socket
        .getOutputStream()
        .write(
            (line + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1));
    return socket;
  }

  private int status(String path, String login) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + doors.port() + path))
            .timeout(PATIENCE);
    if (!login.isEmpty()) {
      request.header("Authorization", Doors.basic(login, login));
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }
}

package socai.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever watches is answered, whatever callers do to everybody else. */
@ExtendWith(Endpoints.Given.class)
class HealthUnderAttackIT {
  private static final Logger LOG = LoggerFactory.getLogger(HealthUnderAttackIT.class);

  /** Longer than any answer takes on a busy machine, shorter than such callers hold a thread. */
  private static final Duration HANG = Duration.ofSeconds(5);

  private static final Duration WATCHED = Duration.ofSeconds(3);

  private final Endpoints endpoints;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Deque<Socket> sockets = new ArrayDeque<>();
  private final ExecutorService callers = Executors.newCachedThreadPool();

  HealthUnderAttackIT(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  /** What nobody has seen yet is not said to be well. */
  @BeforeEach
  void isWell() throws Exception {
    HttpRequest health =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + endpoints.healthPort() + "/actuator/health"))
            .build();
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (http.send(health, BodyHandlers.discarding()).statusCode() != 200) {
      assertThat(System.nanoTime() - end).isNegative();
    }
  }

  @AfterEach
  void end() throws IOException {
    callers.shutdownNow();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void send(String text, int receiveBuffer) throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    socket.setReceiveBufferSize(receiveBuffer);
    socket.connect(new InetSocketAddress("127.0.0.1", endpoints.port()));
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Asks again and again for some seconds; each time it must be well, and say so in time. */
  private void watch() throws Exception {
    Duration longest = Duration.ZERO;
    int asked = 0;
    long end = System.nanoTime() + WATCHED.toNanos();
    while (System.nanoTime() - end < 0) {
      for (String path : new String[] {"", "/liveness", "/readiness"}) {
        long begun = System.nanoTime();
        HttpRequest request =
            HttpRequest.newBuilder(
                    URI.create(
                        "http://127.0.0.1:" + endpoints.healthPort() + "/actuator/health" + path))
                .timeout(HANG)
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        longest = took.compareTo(longest) > 0 ? took : longest;
        asked++;
      }
    }
    LOG.info("asked {} times, the longest took {} ms", asked, longest.toMillis());
  }

  @Test
  void while_bodies_are_held_back() throws Exception {
    for (int i = 0; i < 260; i++) {
      send(
          "POST /api/guidance-acts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 400\r\n\r\n{",
          1 << 16);
    }
    watch();
  }

  @Test
  void while_nobody_reads_what_he_asked_for() throws Exception {
    Field field = new Field(endpoints);
    for (int i = 0; i < 150; i++) {
      endpoints.done("field", "/api/households", field.registration(Field.id(), field.free));
    }
    String question =
        "GET /api/ledger/export HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
            + Endpoints.basic("auditor", "auditor")
            + "\r\n\r\n";
    for (int i = 0; i < 210; i++) {
      send(question.repeat(90), 1 << 10);
    }
    watch();
  }

  @Test
  void while_pages_are_asked_for_without_a_login() throws Exception {
    HttpRequest page =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoints.port() + "/dashboard/"))
            .header("Accept", "text/html")
            .build();
    for (int i = 0; i < 64; i++) {
      callers.submit(
          () -> {
            while (true) {
              http.send(page, BodyHandlers.discarding());
            }
          });
    }
    watch();
  }

  @Test
  void while_whoever_else_asks_for_health_holds_back() throws Exception {
    for (int i = 0; i < 40; i++) {
      Socket socket = new Socket("127.0.0.1", endpoints.healthPort());
      sockets.add(socket);
      socket
          .getOutputStream()
          .write(
              "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nx"
                  .getBytes(StandardCharsets.ISO_8859_1));
    }
    watch();
  }

  @Test
  void at_the_port_of_everybody_it_is_one_word() {
    assertThat(endpoints.sendAs("", "GET", "/livez", "").body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(endpoints.sendAs("", "GET", "/readyz", "").body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(endpoints.sendAs("", "GET", "/actuator/health", "").statusCode()).isNotEqualTo(200);
  }
}

package socai.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Exports come in at the endpoint as they are, long or broken, and are answered. */
@ExtendWith(Endpoints.Given.class)
class ReplayApiIT {
  private static final String NDJSON = "application/x-ndjson";
  private static final String TEAMS = "/api/replays?figure=teams";
  private static final int LONGER_THAN_ANY_COMMAND = 3 << 20;
  private static final int ENOUGH = 50;

  private final Endpoints endpoints;
  private final HttpClient http = HttpClient.newHttpClient();

  ReplayApiIT(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  @BeforeAll
  static void teams(Endpoints endpoints) {
    new Field(endpoints);
  }

  private String export() {
    return endpoints.get("auditor", "/api/ledger/events?limit=10000").body();
  }

  private HttpResponse<String> replay(String address, String export) {
    return endpoints.send("auditor", "POST", address, export, "Content-Type", NDJSON);
  }

  @Test
  void what_the_ledger_gave_makes_the_figure_that_is_shown() {
    long head = endpoints.head();
    HttpResponse<String> answer = replay(TEAMS + "&upTo=" + head, export());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode said = Endpoints.json(answer);
    assertThat(said.get("same").asBoolean()).isTrue();
    assertThat(said.get("counted").asLong()).isPositive();
    assertThat(said.get("shown")).isEqualTo(said.get("counted"));
    assertThat(said.get("position").asLong()).isEqualTo(head);
    assertThat(said.get("differences")).isEmpty();
  }

  @Test
  void a_body_longer_than_any_command_is_read_as_it_comes_and_answered() {
    byte[] filling = new byte[LONGER_THAN_ANY_COMMAND];
    Arrays.fill(filling, (byte) 'x');
    String endless = export() + new String(filling, StandardCharsets.US_ASCII);
    long flaw = export().lines().count() + 1;
    HttpResponse<String> answer = replay(TEAMS, endless);
    assertThat(Endpoints.json(answer).get("code").asString()).isEqualTo("replay.line-too-long");
    assertThat(Endpoints.json(answer).at("/details/position").asLong()).isEqualTo(flaw);
  }

  @Test
  void a_flaw_at_the_begin_of_a_long_body_is_answered_to_whoever_is_still_sending()
      throws Exception {
    byte[] filling = new byte[1 << 16];
    Arrays.fill(filling, (byte) '\n');
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoints.port() + TEAMS))
            .header("Authorization", Endpoints.basic("auditor", "auditor"))
            .header("Content-Type", NDJSON)
            .POST(
                HttpRequest.BodyPublishers.ofByteArrays(
                    Collections.nCopies(LONGER_THAN_ANY_COMMAND * 4 >> 16, filling)))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Endpoints.json(answer).get("code").asString()).isEqualTo("replay.no-event");
    assertThat(Endpoints.json(answer).at("/details/position").asLong()).isEqualTo(1);
  }

  @Test
  void whoever_breaks_off_leaves_the_place_to_others() throws IOException {
    for (int i = 0; i < 5; i++) {
      try (Socket socket = begun()) {
        socket.shutdownOutput();
        socket.getInputStream().readAllBytes();
      }
    }
    assertThat(replay(TEAMS, export()).statusCode()).isEqualTo(200);
  }

  @Test
  void a_third_export_is_told_to_come_back_while_two_are_being_counted() throws IOException {
    String export = export();
    List<Socket> begun = new ArrayList<>();
    try {
      HttpResponse<String> another;
      do {
        // Whoever comes at the same moment may have taken a place for a moment.
        begun.add(begun());
        another = replay(TEAMS, export);
      } while (another.statusCode() == 200 && begun.size() < ENOUGH);
      assertThat(another.statusCode()).isEqualTo(503);
      assertThat(another.headers().firstValue("Retry-After")).isPresent();
      assertThat(Endpoints.json(another).get("code").asString()).isEqualTo("replay.too-many");
      assertThat(begun).hasSizeGreaterThan(1);
    } finally {
      for (Socket socket : begun) {
        socket.close();
      }
    }
  }

  /** An export that somebody has begun to send. */
  private Socket begun() throws IOException {
    Socket socket = new Socket("127.0.0.1", endpoints.port());
    OutputStream out = socket.getOutputStream();
    out.write(
        ("POST "
                + TEAMS
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                + NDJSON
                + "\r\nAuthorization: "
                + Endpoints.basic("auditor", "auditor")
                + "\r\nContent-Length: 1000000\r\n\r\n{\"socai.export\":1}\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return socket;
  }

  @Test
  void what_is_not_sent_as_lines_of_json_is_not_read() {
    HttpResponse<String> answer = endpoints.post("auditor", TEAMS, "{}");
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(replay("/api/replays?figure=nothing", "").statusCode()).isEqualTo(400);
    assertThat(replay("/api/replays", "").statusCode()).isEqualTo(400);
    assertThat(
            Endpoints.json(
                    replay(
                        "/api/replays?figure=households.00000000-0000-4000-8000-000000000001"
                            + "&asOf=2024-01-01",
                        export()))
                .get("code")
                .asString())
        .isEqualTo("replay.not-in-the-export");
  }
}

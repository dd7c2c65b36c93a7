package socai.query.log;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.established;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import socai.fixture.FreshDatabase;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.ledger.MongoLedger;
import socai.ledger.Position;
import socai.proof.verify.ExportFile;
import socai.proof.verify.ProofFile;
import socai.proof.verify.Trust;
import socai.proof.verify.TrustedKey;
import socai.query.QuerySide;
import socai.territory.UnitLevel;

/** The log behind its endpoints: published to everybody, its lines to auditors only. */
@ExtendWith(FreshDatabase.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LogIT {
  @TempDir private static Path keys;
  private static ConfigurableApplicationContext process;
  private static MongoClient client;
  private static MongoDatabase database;
  private static long events;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start(FreshDatabase.Address address) {
    client = MongoClients.create(address.uri());
    database = client.getDatabase(new ConnectionString(address.uri()).getDatabase());
    apply("a");
    process =
        new SpringApplicationBuilder(QuerySide.class)
            .properties("spring.config.name=query-side")
            .run(
                "--server.port=0",
                "--socai.demo-logins=true",
                "--socai.proof.keys=" + keys,
                "--socai.proof.origin=so-cai.test/log",
                "--socai.production=false",
                "--socai.mongodb.uri=" + address.uri());
    until("/log/checkpoint", body -> size(body) == events);
  }

  @AfterAll
  static void stop() {
    process.close();
    client.close();
  }

  private static void apply(String name) {
    events =
        new MongoLedger(database)
            .append(
                new Lines()
                    .commit(
                        Names.command(name),
                        List.of(
                            established(Names.unit(name), UnitLevel.PROVINCE, Optional.empty()))))
            .value();
  }

  @Test
  @Order(1)
  void whoever_asks_gets_checkpoint_keys_and_tiles_and_may_keep_what_never_changes() {
    HttpResponse<byte[]> checkpoint = get("/log/checkpoint", "");
    assertThat(checkpoint.headers().firstValue("Content-Type"))
        .contains("text/plain;charset=UTF-8");
    assertThat(text(checkpoint)).startsWith("so-cai.test/log\n" + events + "\n");
    assertThat(text(get("/log/keys", ""))).contains(key());
    assertThat(get("/log/policy", "").statusCode()).as("nobody witnesses here").isEqualTo(404);

    HttpResponse<byte[]> tile = get("/log/tile/0/000.p/" + events, "");
    assertThat(tile.body()).hasSize((int) (32 * events));
    assertThat(tile.headers().firstValue("Cache-Control").orElseThrow())
        .contains("public", "immutable", "max-age=31536000");
    for (String none :
        List.of(
            "/log/tile/0/000",
            "/log/tile/0/000.p/99",
            "/log/tile/0/000.p/0",
            "/log/tile/0/001.p/1",
            "/log/tile/1/000.p/1",
            "/log/tile/64/000",
            "/log/tile/00/000.p/1",
            "/log/tile/0/1",
            "/log/tile/x/000",
            "/log/tile/0/")) {
      assertThat(get(none, "").statusCode()).as(none).isEqualTo(404);
    }
  }

  @Test
  @Order(2)
  void lines_and_proofs_are_for_auditors() {
    for (String path :
        List.of(
            "/log/tile/entries/000.p/" + events,
            "/api/ledger/events/1/proof",
            "/api/ledger/consistency?from=1",
            "/api/ledger/export")) {
      assertThat(get(path, "").statusCode()).as(path).isEqualTo(401);
      assertThat(get(path, "analyst").statusCode()).as(path).isEqualTo(403);
      assertThat(get(path, "auditor").statusCode()).as(path).isEqualTo(200);
    }
    byte[] bundle = get("/log/tile/entries/000.p/1", "auditor").body();
    assertThat(new String(bundle, 2, bundle.length - 2, StandardCharsets.UTF_8))
        .isEqualTo(new MongoLedger(database).read(Position.START, 1).get(0).line());
  }

  @Test
  @Order(3)
  void what_is_told_is_signed_and_proven() throws Exception {
    byte[] held = get("/log/checkpoint", "").body();
    long before = events;
    apply("b");
    until("/log/checkpoint", body -> size(body) == events);
    Trust trust = Trust.in(TrustedKey.parse(key()).orElseThrow());

    byte[] proof = get("/api/ledger/events/" + events + "/proof", "auditor").body();
    assertThat(ProofFile.inclusion(proof, Optional.empty(), trust).position()).isEqualTo(events);
    byte[] older = get("/api/ledger/events/1/proof?size=" + before, "auditor").body();
    assertThat(ProofFile.inclusion(older, Optional.empty(), trust).checkpoint().size())
        .isEqualTo(before);
    byte[] consistency = get("/api/ledger/consistency?from=" + before, "auditor").body();
    assertThat(ProofFile.consistency(consistency, held, trust).size()).isEqualTo(events);
    byte[] export = get("/api/ledger/export", "auditor").body();
    assertThat(
            ExportFile.verify(new ByteArrayInputStream(export), trust, Optional.of(held)).through())
        .isEqualTo(events);
    byte[] rest = get("/api/ledger/export?after=1&size=" + before, "auditor").body();
    assertThat(
            ExportFile.verify(new ByteArrayInputStream(rest), trust, Optional.empty())
                .checkpoint()
                .size())
        .isEqualTo(before);
  }

  @Test
  @Order(4)
  void what_was_not_signed_is_refused_with_a_code() {
    assertThat(text(get("/api/ledger/events/99999/proof", "auditor")))
        .contains("log.not-signed-yet");
    assertThat(text(get("/api/ledger/events/1/proof?size=99999", "auditor")))
        .contains("log.not-signed-yet");
    assertThat(text(get("/api/ledger/consistency?from=3&to=2", "auditor"))).contains("log.sizes");
    assertThat(text(get("/api/ledger/consistency?from=99999", "auditor")))
        .contains("log.not-signed-yet");
    assertThat(text(get("/api/ledger/export?after=99999", "auditor")))
        .contains("log.not-signed-yet");
    assertThat(text(get("/api/ledger/export?after=2&through=1", "auditor"))).contains("log.sizes");
    assertThat(text(get("/api/ledger/export?through=99999", "auditor")))
        .contains("log.not-signed-yet");
    assertThat(get("/api/ledger/events/0/proof", "auditor").statusCode()).isEqualTo(400);
    assertThat(get("/api/ledger/consistency", "auditor").statusCode()).isEqualTo(400);
  }

  @Test
  @Order(5)
  void whoever_watches_needs_no_login_and_sees_health_only() {
    for (String part : List.of("log", "readModels", "storeAnswers", "evidence", "projection")) {
      String up = "\"" + part + "\":{\"status\":\"UP\"}";
      untilHealth(200, up);
    }
    untilHealth(200, "\"diskSpace\":{");
    until("/readyz", body -> body.equals("{\"status\":\"UP\"}"));
    assertThat(get("/actuator/health", "admin").statusCode())
        .as("where everybody asks")
        .isEqualTo(404);
    for (String closed : List.of("/actuator", "/actuator/env", "/actuator/metrics")) {
      assertThat(get(closed, "").statusCode()).as(closed).isNotEqualTo(200);
      assertThat(get(closed, "admin").statusCode()).as(closed).isNotEqualTo(200);
    }
  }

  @Test
  @Order(6)
  void an_auditor_has_the_whole_ledger_looked_at_and_everybody_sees_how_far_it_is() {
    assertThat(send("POST", "/api/ledger/checks", "").statusCode()).isEqualTo(401);
    assertThat(send("POST", "/api/ledger/checks", "officer").statusCode()).isEqualTo(403);
    assertThat(text(get("/api/ledger/log", "field")))
        .contains("\"checks\":{\"eventsPerSecond\":2500,")
        .doesNotContain("\"asked\":{");
    HttpResponse<byte[]> begun = send("POST", "/api/ledger/checks", "admin");
    assertThat(begun.statusCode()).isEqualTo(200);
    assertThat(text(begun)).contains("\"occasion\":\"asked\"");
    until(
        "/api/ledger/log",
        "field",
        body ->
            body.matches(
                ".*\"asked\":\\{\"occasion\":\"asked\",\"checked\":%d,\"size\":%d,.*\"ended\":.*"
                    .formatted(events, events)));
  }

  @Test
  @Order(7)
  void once_the_ledger_is_changed_nothing_is_signed_and_the_log_says_so() {
    MongoCollection<Document> commits = database.getCollection("commits");
    commits.updateOne(
        Filters.eq("_id", 1L), new Document("$set", new Document("events", List.of("{}"))));
    until("/log/checkpoint", body -> body.contains("log.stopped"));
    assertThat(get("/log/checkpoint", "").statusCode()).isEqualTo(503);
    untilHealth(
        503,
        "\"log\":{\"details\":{\"code\":\"log.stopped\",\"difference\":\"line-differs\",\"position\":1},"
            + "\"status\":\"DOWN\"}");
    assertThat(health("/liveness").statusCode()).as("the process itself is alive").isEqualTo(200);
    assertThat(text(get("/api/ledger/log", "field")))
        .contains("\"doing\":\"stopped\"", "\"difference\":\"line-differs\"", "\"position\":1");
  }

  private static String key() {
    return text(get("/api/ledger/log", "field")).replaceAll(".*\"keys\":\\[\"([^\"]+)\".*", "$1");
  }

  private static long size(String checkpoint) {
    String[] lines = checkpoint.split("\n", -1);
    return lines.length > 2 ? Long.parseLong(lines[1]) : -1;
  }

  private static void until(String path, Predicate<String> seen) {
    until(path, "", seen);
  }

  private static void until(String path, String login, Predicate<String> seen) {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!seen.test(text(get(path, login)))) {
      assertThat(System.nanoTime()).as("%s in time", path).isLessThan(deadline);
    }
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static HttpResponse<byte[]> get(String path, String login) {
    return send("GET", path, login);
  }

  /** On a busy machine a part may be late, and says so. */
  private static void untilHealth(int status, String part) {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    HttpResponse<byte[]> answer = health("");
    while (answer.statusCode() != status || !text(answer).contains(part)) {
      assertThat(System.nanoTime()).as(text(answer)).isLessThan(deadline);
      answer = health("");
    }
  }

  private static HttpResponse<byte[]> health(String path) {
    return send("local.management.port", "GET", "/actuator/health" + path, "");
  }

  private static HttpResponse<byte[]> send(String method, String path, String login) {
    return send("local.server.port", method, path, login);
  }

  private static HttpResponse<byte[]> send(String which, String method, String path, String login) {
    String port = process.getEnvironment().getRequiredProperty(which);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (!login.isEmpty()) {
      byte[] basic = (login + ":" + login).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic));
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(path, e);
    }
  }
}

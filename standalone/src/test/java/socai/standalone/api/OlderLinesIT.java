package socai.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import socai.ledger.CommandId;
import socai.ledger.Commit;
import socai.ledger.EventLine;
import socai.ledger.Ledger;
import socai.proof.verify.Verify;
import socai.schema.Json;
import socai.time.RecordedAt;
import socai.time.Vietnam;
import tools.jackson.databind.JsonNode;

/** What no command may say any more, and older lines say: it is read wherever it is shown. */
@ExtendWith(Endpoints.Given.class)
class OlderLinesIT {
  private static final String NDJSON = "application/x-ndjson";

  @TempDir Path folder;

  private final Endpoints endpoints;

  OlderLinesIT(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  /** As it was written: a day before 1911 at Vietnam's local mean time. */
  private static EventLine established(String unit) {
    return line(
        "socai.unit.established",
        "unit/" + unit,
        0,
        "1895-10-10T00:00:00+07:06:30",
        Map.of(
            "unit",
            unit,
            "code",
            "14",
            "name",
            "Tỉnh Vạn Bú\u200b",
            "level",
            "province",
            "from",
            "1895-10-10",
            "basis",
            "Nghị định\n1895"));
  }

  private static EventLine line(
      String type, String subject, long sequence, String time, Map<String, ?> data) {
    return new EventLine(
        "1.0",
        UUID.randomUUID(),
        "/ledger/son-la",
        type,
        1,
        subject,
        EventLine.sequence(sequence),
        OffsetDateTime.parse(time),
        new RecordedAt(Instant.now()),
        "admin",
        new CommandId(UUID.randomUUID()),
        "application/json",
        Json.mapper().valueToTree(data));
  }

  private long append(EventLine line) {
    Ledger ledger = endpoints.part(Ledger.class, "ledger");
    return ledger.append(new Commit(line.command(), line.recordedtime(), List.of(line))).value();
  }

  @Test
  void a_day_of_local_mean_time_is_shown_verified_and_counted() throws Exception {
    String province = Field.id();
    long at = append(established(province));
    long head =
        append(
            line(
                "socai.unit.renamed",
                "unit/" + province,
                1,
                "1904-08-23T00:00:00+07:06:30",
                Map.of(
                    "unit", province, "name", "Tỉnh Sơn La", "from", "1904-08-23", "basis", "NĐ")));
    assertThat(get("/api/ledger/events/" + at).body()).contains("1895-10-10T00:00:00+07:06:30");
    JsonNode timeline = Endpoints.json(get("/api/timelines/unit/" + province + "?atLeast=" + head));
    assertThat(timeline.get("lines")).hasSize(2);
    JsonNode journal = Endpoints.json(get("/api/ledger/journal?limit=200&atLeast=" + head));
    assertThat(journal.toString()).contains("unit/" + province);
    assertThat(
            Endpoints.json(get("/api/units/" + province + "?asOf=1900-01-01&atLeast=" + head))
                .toString())
        .contains("Vạn Bú");
    assertThat(Endpoints.json(get("/api/units/" + province + "?asOf=1895-10-10")).toString())
        .contains("Vạn Bú");
    assertThat(endpoints.get("auditor", "/api/units/" + province + "?asOf=1895-10-09").statusCode())
        .isEqualTo(404);
    verified(head);
    counted("households." + province, head);
    counted("teams", head);
    // The command side reads the stream again and goes on from it.
    endpoints.done(
        "admin",
        "/api/unit-renamings",
        Map.of(
            "command",
            Field.id(),
            "unit",
            province,
            "name",
            "Tỉnh Sơn La",
            "from",
            "2020-06-03",
            "basis",
            "NQ"));
  }

  @Test
  void a_household_of_the_first_years_is_shown_verified_and_counted() throws Exception {
    Field field = new Field(endpoints);
    Map<String, Object> home =
        Map.of(
            "head",
            personal(field.home, "\u202eA"),
            "address",
            personal(field.home, "\u200b"),
            "people",
            3,
            "smartphones",
            1,
            "connection",
            "mobile");
    long sequence = 1;
    long head = 0;
    for (String time :
        List.of(
            "0001-01-01T00:00:00+07:00",
            "0000-01-01T00:00:00+18:00",
            "1899-12-31T23:59:59-18:00")) {
      head =
          append(
              line(
                  "socai.household.updated",
                  "household/" + field.home,
                  sequence++,
                  time,
                  Map.of("household", field.home, "home", home, "occurredAt", time)));
    }
    get("/api/households/" + field.home + "/profile?atLeast=" + head);
    get("/api/households?hamlet=" + field.hamlet + "&atLeast=" + head);
    JsonNode timeline =
        Endpoints.json(get("/api/timelines/household/" + field.home + "?atLeast=" + head));
    assertThat(timeline.get("lines")).hasSize(4);
    get("/api/ledger/journal?limit=200&atLeast=" + head);
    verified(head);
    counted("households." + field.hamlet, head);
    endpoints.done("field", "/api/guidance-acts", field.act(field.guidance()));
  }

  private static Map<String, String> personal(String household, String value) {
    return Map.of("of", "household/" + household, "text", value);
  }

  private void verified(long head) throws IOException {
    HttpResponse<String> answer;
    do {
      answer = endpoints.get("auditor", "/api/ledger/export?through=" + head);
    } while (answer.body().contains("log.not-signed-yet")
        || answer.statusCode() == 422
        || answer.statusCode() == 503);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Path export = Files.writeString(folder.resolve("export.ndjson"), answer.body());
    String key =
        Json.mapper()
            .readTree(answer.body().lines().findFirst().orElseThrow())
            .get("key")
            .asString();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int exitCode =
        Verify.run(
            new String[] {"export", export.toString(), "--key", key},
            new PrintStream(said, true, StandardCharsets.UTF_8));
    assertThat(exitCode).as(said.toString(StandardCharsets.UTF_8)).isZero();
  }

  private void counted(String figure, long head) {
    String when = "asOf=" + LocalDate.ofInstant(Instant.now(), Vietnam.ZONE) + "&upTo=" + head;
    String export =
        get("/api/ledger/events?limit=10000")
            .body()
            .lines()
            .limit(head)
            .collect(Collectors.joining("\n", "", "\n"));
    HttpResponse<String> replayed =
        endpoints.send(
            "auditor",
            "POST",
            "/api/replays?figure=" + figure + "&" + when,
            export,
            "Content-Type",
            NDJSON);
    assertThat(replayed.statusCode()).as(replayed.body()).isEqualTo(200);
    assertThat(Endpoints.json(replayed).get("same").asBoolean()).as(replayed.body()).isTrue();
    assertThat(Endpoints.json(get("/api/evidence/" + figure + "?" + when)).get("value"))
        .isEqualTo(Endpoints.json(replayed).get("counted"));
  }

  private HttpResponse<String> get(String address) {
    HttpResponse<String> answer = endpoints.get("auditor", address);
    assertThat(answer.statusCode()).as("%s: %s", address, answer.body()).isEqualTo(200);
    return answer;
  }
}

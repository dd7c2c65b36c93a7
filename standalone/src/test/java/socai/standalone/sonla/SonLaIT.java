package socai.standalone.sonla;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.standalone.RunningStandalone.DEMO;
import static socai.standalone.RunningStandalone.LOGINS;

import com.microsoft.playwright.Browser;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import socai.ledger.Position;
import socai.proof.note.SignedNote;
import socai.proof.note.VerifierKey;
import socai.query.figure.Figure;
import socai.query.replay.Replay;
import socai.query.statement.Statement;
import socai.standalone.RunningStandalone;
import socai.standalone.pages.Look;
import socai.standalone.pages.Reader;
import socai.standalone.pages.Stage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sơn La as a stranger's first start loads it, killed without a warning in the middle. */
class SonLaIT {
  private static final Pattern A_QUARTER = Pattern.compile("Sơn La +2[5-9]%");
  private static final Pattern LOADED = Pattern.compile("Sơn La: đã nạp xong");
  private static final LocalDate END_OF_2023 = LocalDate.of(2023, 12, 31);

  /** In this order: what the first leaves behind, the others have at hand. */
  private static final List<String> TOLD_WITH_COMMANDS =
      List.of(
          "README.md",
          "docs/tour.md",
          "docs/command-line.md",
          "docs/proof.md",
          "query-side/README.md",
          "embedded-mongo/README.md");

  @TempDir static Path data;

  private static RunningStandalone standalone;

  @BeforeAll
  static void kill_it_in_the_middle_of_the_load_and_start_it_again() {
    try (RunningStandalone first = RunningStandalone.start(data, DEMO)) {
      first.awaitLine(A_QUARTER);
    }
    standalone = RunningStandalone.start(data, DEMO);
    standalone.awaitLine(LOADED);
    allDrawnUpTo(position());
  }

  /** On a busy machine what is drawn comes behind what is recorded. */
  private static void allDrawnUpTo(String position) {
    for (String read : List.of("totals", "units", "services", "suspicions")) {
      standalone.get("/api/" + read + "?atLeast=" + position, "officer");
    }
    standalone.get("/api/ledger/journal?limit=1&atLeast=" + position, "auditor");
    standalone.get("/api/evidence/teams?limit=1&asOf=2023-12-31&upTo=" + position, "auditor");
  }

  private static String position() {
    return new JsonMapper()
        .readTree(standalone.get("/api/ledger", "officer"))
        .get("position")
        .asString();
  }

  @AfterAll
  static void stop() {
    standalone.close();
  }

  private static String totals() {
    String all = standalone.get("/api/totals?asOf=2023-12-31&atLeast=" + position(), "officer");
    return all.replaceAll("\"position\":\\d+,", "").replaceAll(",\"evidence\":.*", "}");
  }

  @Test
  void the_reports_table_comes_out_exactly() {
    assertThat(totals())
        .isEqualTo(
            "{\"asOf\":\"2023-12-31\",\"teams\":3090,\"members\":15902,\"levels\":["
                + "{\"level\":\"commune\",\"teams\":204,\"members\":1814},"
                + "{\"level\":\"hamlet\",\"teams\":2886,\"members\":14088}]}");
  }

  @Test
  @ExtendWith(Stage.class)
  void the_dashboard_shows_the_reports_table(Browser browser) {
    try (Reader reader = new Reader(browser, standalone.address().toString(), Look.DESK)) {
      reader.enter("analyst").open("/dashboard/?asOf=2023-12-31").shoot("son-la");
      assertThat(reader.text("[data-figure=teams]")).isEqualTo("3.090");
      assertThat(reader.text("[data-figure=members]")).isEqualTo("15.902");
      assertThat(reader.text("[data-figure=teams-commune]")).isEqualTo("204");
      assertThat(reader.text("[data-figure=members-commune]")).isEqualTo("1.814");
      assertThat(reader.text("[data-figure=teams-hamlet]")).isEqualTo("2.886");
      assertThat(reader.text("[data-figure=members-hamlet]")).isEqualTo("14.088");
    }
  }

  @Test
  void the_districts_add_up_to_the_report_s_totals_in_the_answer_and_in_the_file() {
    JsonMapper mapper = new JsonMapper();
    String asOf = "asOf=" + END_OF_2023;
    String province =
        mapper
            .readTree(standalone.get("/api/units?" + asOf, "officer"))
            .at("/units/0/id")
            .asString();
    String within = "?unitLevel=district&within=" + province + "&" + asOf;
    JsonNode districts =
        mapper.readTree(standalone.get("/api/totals/units" + within, "officer")).get("units");
    assertThat(districts).hasSize(12);
    assertThat(sum(districts, "/teams")).isEqualTo(3_090);
    assertThat(sum(districts, "/members")).isEqualTo(15_902);
    assertThat(sum(districts, "/levels/0/members")).isEqualTo(1_814);
    assertThat(sum(districts, "/levels/1/members")).isEqualTo(14_088);
    List<CsvRecord> rows =
        CsvReader.builder()
            .ofCsvRecord(standalone.get("/api/totals/units/csv" + within, "officer"))
            .stream()
            .skip(1)
            .toList();
    assertThat(rows).hasSize(12);
    assertThat(rows.stream().mapToInt(row -> Integer.parseInt(row.getField(7))).sum())
        .isEqualTo(3_090);
    assertThat(rows.stream().mapToInt(row -> Integer.parseInt(row.getField(8))).sum())
        .isEqualTo(15_902);
  }

  /** Thành phố Sơn La, a district with twelve communes. */
  private static String city() {
    return new JsonMapper()
        .readTree(standalone.get("/api/units?code=116&asOf=" + END_OF_2023, "officer"))
        .at("/units/0/id")
        .asString();
  }

  private static int sum(JsonNode units, String figure) {
    int sum = 0;
    for (JsonNode unit : units) {
      sum += unit.at(figure).asInt();
    }
    return sum;
  }

  @Test
  @ExtendWith(Stage.class)
  void the_page_of_a_district_shows_the_teams_and_members_of_everything_below_it(Browser browser) {
    try (Reader reader = new Reader(browser, standalone.address().toString(), Look.DESK)) {
      reader
          .enter("officer")
          .open("/dashboard/?asOf=2023-12-31&unit=" + city())
          .shoot("son-la-city");
      assertThat(reader.text("h1")).contains("Thành phố Sơn La");
      assertThat(reader.text("[data-figure=teams]")).isEqualTo("185");
      assertThat(reader.text("[data-figure=members]")).isEqualTo("921");
      assertThat(reader.text("section:has(#teams-by-unit) tfoot tr:last-child"))
          .contains("185", "921");
      assertThat(reader.columnSum("section:has(#teams-by-unit)", 6)).isEqualTo(185);
      assertThat(reader.columnSum("section:has(#teams-by-unit)", 7)).isEqualTo(921);
    }
  }

  @Test
  void a_stranger_who_reads_nothing_but_the_events_counts_the_same() {
    StrangersCount count = new StrangersCount(END_OF_2023);
    standalone.get("/api/ledger/events", "auditor").lines().forEach(count::read);
    assertThat(count.byLevel())
        .isEqualTo(
            Map.of(
                "commune", new StrangersCount.OfLevel(204, 1_814),
                "hamlet", new StrangersCount.OfLevel(2_886, 14_088)));
    JsonNode head = new JsonMapper().readTree(standalone.get("/api/ledger", "auditor"));
    assertThat(count.lines()).as("positions have no gap").isEqualTo(head.get("position").asInt());
  }

  @Test
  void what_was_planted_is_found_and_beside_it_only_that_the_load_came_late() {
    long position = number(standalone.get("/api/ledger", "auditor"), "position");
    String all = "/api/suspicions?limit=500&atLeast=" + position + "&state=";
    Map<String, Integer> open = byRule(standalone.get(all + "open", "auditor"));
    LateRecordings late = new LateRecordings();
    standalone.get("/api/ledger/events", "auditor").lines().forEach(late::read);
    assertThat(late.ofMoreThan(60)).as("the planted one is among them").isPositive();
    assertThat(open)
        .isEqualTo(
            Map.of(
                "doors_per_hour", 1,
                "travel", 1,
                "two_communes", 1,
                "told_twice", 1,
                "outside_membership", 1,
                "late_batch", late.ofMoreThan(60)));
    assertThat(byRule(standalone.get(all + "withdrawn", "auditor")))
        .isEqualTo(Map.of("told_twice", 1));
  }

  private static Map<String, Integer> byRule(String list) {
    Map<String, Integer> counts = new TreeMap<>();
    new JsonMapper()
        .readTree(list)
        .get("findings")
        .forEach(finding -> counts.merge(finding.get("rule").asString(), 1, Integer::sum));
    return counts;
  }

  private static long number(String answer, String field) {
    return new JsonMapper().readTree(answer).get(field).asLong();
  }

  @Test
  void the_events_of_every_total_add_up_to_it_and_an_export_gives_the_same() {
    JsonMapper mapper = new JsonMapper();
    String position =
        mapper.readTree(standalone.get("/api/ledger", "auditor")).get("position").asString();
    byte[] export =
        standalone.get("/api/ledger/events", "auditor").getBytes(StandardCharsets.UTF_8);
    Map.of(
            "teams",
            3_090,
            "members",
            15_902,
            "teams.commune",
            204,
            "members.hamlet",
            14_088,
            "unit-members." + city() + ".hamlet",
            811,
            "unit-teams." + city(),
            185)
        .forEach(
            (figure, value) -> {
              assertThat(walked(figure, position)).as(figure).isEqualTo(value.longValue());
              assertThat(replayed(export, figure)).as(figure).isEqualTo(value.longValue());
            });
  }

  @Test
  void a_signed_statement_says_the_same_and_an_export_bears_it_out() throws IOException {
    String state = standalone.get("/api/ledger/log", "auditor");
    VerifierKey key =
        VerifierKey.parse(new JsonMapper().readTree(state).get("keys").get(0).asString());
    SignedNote note =
        SignedNote.parse(
            standalone.get("/api/statements/members.hamlet?asOf=" + END_OF_2023, "officer"));
    assertThat(note.isSignedBy(key)).isTrue();
    Statement statement = Statement.parse(note.text());
    assertThat(statement.value()).isEqualTo(14_088);
    byte[] export =
        standalone.get("/api/ledger/export", "auditor").getBytes(StandardCharsets.UTF_8);
    Replay.Outcome outcome =
        Replay.of(
            new ByteArrayInputStream(export),
            statement.figure(),
            END_OF_2023,
            statement.position(),
            lines -> {});
    assertThat(outcome.value()).hasValue(statement.value());
    assertThat(outcome.position()).isEqualTo(statement.position());
  }

  /** What the events of all pages add up to. */
  private static long walked(String figure, String position) {
    JsonMapper mapper = new JsonMapper();
    String address =
        "/api/evidence/" + figure + "?asOf=" + END_OF_2023 + "&upTo=" + position + "&limit=500";
    long sum = 0;
    String after = "";
    do {
      JsonNode page = mapper.readTree(standalone.get(address + after, "officer"));
      assertThat(page.get("before").asLong()).isEqualTo(sum);
      for (JsonNode event : page.get("events")) {
        sum += event.get("amount").asLong();
      }
      after = page.has("next") ? "&after=" + page.get("next").asString() : "";
    } while (!after.isEmpty());
    return sum;
  }

  private static long replayed(byte[] export, String figure) {
    try {
      return Replay.of(
              new ByteArrayInputStream(export),
              Figure.of(figure),
              END_OF_2023,
              new Position(Position.MOST),
              lines -> {})
          .value()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void the_readmes_tour_goes_as_it_is_told() throws IOException {
    Path verifier = Path.of("target", "socai-verify.jar");
    assertThat(Files.size(verifier)).as("an auditor can send it by e-mail").isLessThan(1 << 20);
    Path link = Files.createSymbolicLink(data.resolve("standalone"), Path.of("").toAbsolutePath());
    for (String document : TOLD_WITH_COMMANDS) {
      Tour tour = Tour.of(Path.of("..", document));
      assertThat(tour.stops()).as(document).isNotEmpty();
      for (Tour.Stop stop : tour.stops()) {
        assertThat(stop.type(data, standalone.address()))
            .as(stop.commands())
            .matches(stop.promise());
      }
    }
    Tour.Stop act = Tour.of(Path.of("..", "README.md")).stops().get(0);
    assertThat(act.type(data, standalone.address()))
        .as("the same command again")
        .isEqualTo(act.type(data, standalone.address()));
    Files.delete(link);
  }

  /** Not even that what is in it is invented, if nobody says the word again. */
  @Test
  void a_second_kill_and_start_changes_nothing() {
    String before = totals();
    String events = standalone.get("/api/ledger", "auditor");
    standalone.kill();
    standalone = RunningStandalone.start(data, LOGINS);
    assertThat(standalone.get("/api/about", "field")).contains("\"demoData\":true");
    assertThat(totals()).isEqualTo(before);
    assertThat(standalone.get("/api/ledger", "auditor")).isEqualTo(events);
  }
}

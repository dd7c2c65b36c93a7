package socai.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Whatever is told and asked, an index leads to it: a query that looks at every document is quick
 * only as long as there are few.
 */
class IndexedQueriesIT {
  /** Every question that the product answers, with each of its conditions. */
  private static final List<String> QUESTIONS =
      List.of(
          "/api/about",
          "/api/units",
          "/api/units?parent={province}&asOf=2023-06-01",
          "/api/units?code=03646",
          "/api/units/{hamlet}?asOf=2023-06-01",
          "/api/totals",
          "/api/totals?asOf=2023-06-01",
          "/api/totals?unit={commune}&asOf=2023-06-01",
          "/api/totals/units?within={province}&asOf=2023-06-01",
          "/api/totals/units?within={commune}&unitLevel=hamlet",
          "/api/totals/units/csv?within={province}&unitLevel=district",
          "/api/totals/units/xlsx?within={province}",
          "/api/services",
          "/api/coverage/{province}",
          "/api/coverage?within={province}&unitLevel=commune&service=vneid",
          "/api/coverage?within={commune}&unitLevel=hamlet&service=vneid&level=introduced",
          "/api/coverage/{province}?asOf=2023-03-10",
          "/api/coverage?within={province}&unitLevel=commune&service=vneid&asOf=2023-03-10",
          "/api/coverage/csv?within={commune}&unitLevel=hamlet&service=vneid",
          "/api/coverage/xlsx?within={province}&unitLevel=commune&service=vneid",
          "/api/teams?unit={hamlet}",
          "/api/teams?unit={commune}&asOf=2023-06-01&after={team}&limit=1",
          "/api/teams/{team}/roster?asOf=2022-09-01",
          "/api/households?hamlet={hamlet}",
          "/api/households?hamlet={hamlet}&after={household}&limit=1",
          "/api/households/{household}",
          "/api/households/{household}/profile?asOf=2023-03-01",
          "/api/timelines/household/{household}",
          "/api/timelines/team/{team}?before=40&limit=2",
          "/api/timelines/unit/{hamlet}",
          "/api/evidence/teams?limit=3",
          "/api/evidence/members.hamlet?asOf=2023-06-01&upTo=150&limit=3",
          "/api/evidence/team-members.{team}?asOf=2022-09-01",
          "/api/evidence/unit-teams.{province}?limit=3",
          "/api/evidence/unit-members.{commune}.hamlet?asOf=2023-06-01&upTo=150",
          "/api/evidence/households.{province}",
          "/api/evidence/households.{hamlet}?asOf=2023-06-01",
          "/api/evidence/reached.{commune}.vneid.introduced?upTo=150",
          "/api/evidence/reached.{province}.vneid.introduced?asOf=2023-03-10&upTo=200",
          "/api/evidence/reached.{hamlet}.vneid.introduced?asOf=2023-03-01",
          "/api/evidence/level.{household}.vneid?asOf=2023-06-01",
          "/api/evidence/members/csv?upTo=150",
          "/api/evidence/members/xlsx?asOf=2023-06-01",
          "/api/statements",
          "/api/statements/members?asOf=2023-06-01",
          "/api/statements/unit-members.{commune}?asOf=2023-06-01",
          "/api/statements/reached.{commune}.vneid.introduced?asOf=2023-03-10",
          "/api/suspicions",
          "/api/suspicions?rule=told_twice&state=open",
          "/api/suspicions?unit={commune}&from=2023-01-01&to=2023-12-31",
          "/api/suspicions?team={team}&limit=1",
          "/api/suspicions?member={member}",
          "/api/suspicions/csv?state=open",
          "/api/suspicions/xlsx?rule=told_twice",
          "/api/suspicions/rules",
          "/api/suspicions/{finding}",
          "/api/ledger",
          "/api/ledger/log",
          "/api/ledger/journal",
          "/api/ledger/journal?by={login}&limit=2",
          "/api/ledger/journal?from=2026-01-01T00:00:00Z&to=2100-01-01T00:00:00Z",
          "/api/ledger/journal?by={login}&from=2026-01-01T00:00:00Z&to=2100-01-01T00:00:00Z",
          "/api/ledger/events?after=20&limit=10",
          "/api/ledger/events/20",
          "/api/ledger/events/20/proof",
          "/api/ledger/consistency?from=20",
          "/api/ledger/export?after=20",
          "/log/checkpoint",
          "/log/keys",
          "/log/tile/0/000.p/{tail}",
          "/log/tile/entries/000.p/{tail}");

  private static RunningApp app;

  @BeforeAll
  static void start() {
    app = RunningApp.start();
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  @Test
  void no_question_and_no_command_looks_at_every_document() {
    Map<String, String> known = known();
    for (String question : QUESTIONS) {
      app.api().read("auditor", filled(question, known));
    }
    assertThat(app.store().statistics().latestScans()).isEmpty();
    assertThat(app.store().statistics().narrowed()).isGreaterThan(QUESTIONS.size());
  }

  @Test
  void every_question_that_is_described_is_among_those_that_are_tried() {
    List<String> untried = new ArrayList<>();
    app.api()
        .ask("auditor", "/v3/api-docs")
        .get("paths")
        .properties()
        .forEach(
            path -> {
              if (path.getValue().has("get") && QUESTIONS.stream().noneMatch(isOf(path.getKey()))) {
                untried.add(path.getKey());
              }
            });
    assertThat(untried).isEmpty();
  }

  private static Predicate<String> isOf(String template) {
    return Pattern.compile(template.replaceAll("\\{[^}]+}", "[^?]+") + "(\\?.*)?")
        .asMatchPredicate();
  }

  private static String filled(String question, Map<String, String> known) {
    return Pattern.compile("\\{(\\w+)}")
        .matcher(question)
        .replaceAll(name -> known.get(name.group(1)));
  }

  private static Map<String, String> known() {
    Map<String, String> known = new HashMap<>();
    known.put("province", id(SmallTree.PROVINCE));
    known.put("commune", id(SmallTree.COMMUNE));
    known.put("hamlet", id(SmallTree.HAMLET));
    known.put("household", id(SmallTree.HOUSEHOLD));
    known.put("member", id(SmallTree.HAMLET + " head"));
    known.put("login", sha256("field").substring(0, 32));
    JsonNode teams = app.api().ask("auditor", "/api/teams?unit=" + known.get("hamlet"));
    known.put("team", teams.get("teams").get(0).get("id").asString());
    JsonNode findings = app.api().ask("auditor", "/api/suspicions");
    known.put("finding", findings.get("findings").get(0).get("id").asString());
    long size = app.api().ask("auditor", "/api/ledger/log").get("size").asLong();
    known.put("tail", Long.toString(size % 256));
    return known;
  }

  private static String id(String name) {
    return FieldRecorder.id(name).toString();
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

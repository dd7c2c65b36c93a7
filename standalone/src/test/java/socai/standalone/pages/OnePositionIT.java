package socai.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.schema.Json;
import tools.jackson.databind.JsonNode;

/**
 * A page that puts several answers together shows one state, although between its questions people
 * tell what happened: whatever it shows in parts adds up to what it shows as a whole.
 */
@ExtendWith(Stage.class)
class OnePositionIT {
  private static final int LOOKS = 4;
  private static final String HAMLET = SmallTree.COMMUNE + "-2";
  private static final AtomicInteger TOLD = new AtomicInteger();

  /** Told of by this class alone: others count what is in theirs. */
  private static RunningApp app;

  private static FieldRecorder recorder;

  private final Browser browser;

  OnePositionIT(Browser browser) {
    this.browser = browser;
  }

  @BeforeAll
  static void start() {
    app = RunningApp.start();
    recorder = new FieldRecorder(app.api());
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  /** A household and a member more, and every view has seen them. */
  private static void record() {
    int number = TOLD.incrementAndGet();
    recorder.household("late " + number, HAMLET, "Lò Thị Hương", "Nhà số " + number);
    recorder.joins(HAMLET, "late " + number, "Quàng Văn Bình", "teachers", "2023-01-05");
    for (String view :
        List.of(
            "/api/coverage/" + FieldRecorder.id(HAMLET) + "?",
            "/api/units?",
            "/api/teams?unit=" + FieldRecorder.id(HAMLET) + "&",
            "/api/households?hamlet=" + FieldRecorder.id(HAMLET) + "&")) {
      app.api().ask("auditor", view + "atLeast=" + recorder.position());
    }
  }

  /** Before each question of the page but {@code /api/about}, something is told. */
  private static void recordBefore(Page page, String... paths) {
    for (String path : paths) {
      page.route(
          url -> url.contains(path),
          route -> {
            record();
            route.resume();
          });
    }
  }

  private static int number(Reader reader, String selector) {
    return Integer.parseInt(reader.text(selector).replaceAll("\\D", ""));
  }

  /** The positions of what a page was answered. */
  private static List<Response> heard(Page page) {
    List<Response> heard = new ArrayList<>();
    page.onResponse(heard::add);
    return heard;
  }

  private static TreeSet<Long> positions(List<Response> heard) {
    TreeSet<Long> positions = new TreeSet<>();
    for (Response response : heard) {
      if (URI.create(response.url()).getPath().startsWith("/api/") && response.status() == 200) {
        JsonNode said = Json.mapper().readTree(response.body());
        if (said.has("position")) {
          positions.add(said.get("position").asLong());
        }
      }
    }
    return positions;
  }

  @Test
  void the_units_of_a_dashboard_add_up_to_its_figures() {
    try (Reader reader = new Reader(browser, app.address(), Look.DESK)) {
      reader.comeBack("auditor");
      recordBefore(reader.page, "/api/coverage?", "/api/totals/units?", "/api/services?");
      for (int look = 0; look < LOOKS; look++) {
        List<Response> heard = heard(reader.page);
        reader.open("/dashboard/?unit=" + FieldRecorder.id(SmallTree.PROVINCE));
        assertThat(reader.columnSum("section:has(#by-unit)", 2))
            .as("households, look %s", look)
            .isEqualTo(number(reader, "[data-figure=households]"));
        assertThat(reader.columnSum("section:has(#teams-by-unit)", 7))
            .as("members, look %s", look)
            .isEqualTo(number(reader, "[data-figure=members]"));
        assertThat(positions(heard)).as("positions, look %s", look).hasSize(1);
        assertThat(reader.text(".freshness"))
            .as("what the page says of its position")
            .contains(" " + positions(heard).first() + ",");
      }
    }
  }

  @Test
  void the_teams_of_a_roster_have_the_members_it_counts() {
    try (Reader reader = new Reader(browser, app.address(), Look.DESK)) {
      reader.comeBack("auditor");
      recordBefore(reader.page, "/api/teams?", "/api/totals?", "/api/units?");
      for (int look = 0; look < LOOKS; look++) {
        List<Response> heard = heard(reader.page);
        reader.open("/roster/?unit=" + FieldRecorder.id(SmallTree.COMMUNE));
        assertThat(reader.columnSum("section:has(#teams)", 4))
            .as("members, look %s", look)
            .isEqualTo(number(reader, "[data-figure=members]"));
        assertThat(positions(heard)).as("positions, look %s", look).hasSize(1);
      }
    }
  }

  @Test
  void every_other_page_is_of_one_position_too() {
    String finding = app.api().ask("auditor", "/api/suspicions").at("/findings/0/id").asString();
    try (Reader reader = new Reader(browser, app.address(), Look.DESK)) {
      reader.comeBack("auditor");
      recordBefore(reader.page, "/api/services", "/api/units/", "/api/suspicions/rules");
      for (String path :
          List.of(
              "/roster/?team=" + FieldRecorder.id("team " + HAMLET),
              "/profile/?hamlet=" + FieldRecorder.id(HAMLET),
              "/profile/?household=" + FieldRecorder.id(SmallTree.HOUSEHOLD),
              "/timeline/?kind=team&id=" + FieldRecorder.id("team " + HAMLET),
              "/timeline/?kind=household&id=" + FieldRecorder.id(SmallTree.HOUSEHOLD),
              "/evidence/?figure=households." + FieldRecorder.id(SmallTree.COMMUNE),
              "/suspicions/",
              "/suspicions/?id=" + finding)) {
        List<Response> heard = heard(reader.page);
        reader.open(path);
        assertThat(positions(heard)).as(path).hasSize(1);
      }
    }
  }

  @Test
  void where_a_position_is_no_longer_kept_all_is_asked_again_at_a_newer_one() {
    AtomicInteger gone = new AtomicInteger();
    try (Reader reader = new Reader(browser, app.address(), Look.DESK)) {
      reader.comeBack("auditor");
      reader.page.route(
          url -> url.contains("/api/totals/units?"),
          route -> {
            record();
            if (gone.getAndIncrement() == 0) {
              route.fulfill(
                  new Route.FulfillOptions()
                      .setStatus(410)
                      .setContentType("application/problem+json")
                      .setBody("{\"status\":410,\"code\":\"request.not-kept\"}"));
            } else {
              route.resume();
            }
          });
      reader.open("/dashboard/?unit=" + FieldRecorder.id(SmallTree.PROVINCE));
      assertThat(reader.columnSum("section:has(#teams-by-unit)", 7))
          .isEqualTo(number(reader, "[data-figure=members]"));
      assertThat(gone).hasValue(2);
    }
  }

  @Test
  void evidence_of_an_old_position_bears_the_names_of_now() {
    try (Reader reader = new Reader(browser, app.address(), Look.DESK)) {
      reader.comeBack("auditor");
      record();
      reader.page.route(
          url -> url.contains("/api/units/") && url.contains("at="),
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setStatus(410)
                      .setContentType("application/problem+json")
                      .setBody("{\"status\":410,\"code\":\"request.not-kept\"}")));
      String figure = "households." + FieldRecorder.id(SmallTree.COMMUNE);
      reader.open("/evidence/?figure=" + figure + "&upTo=" + (recorder.position() - 1));
      assertThat(reader.text("h1")).contains("Phường Chiềng Lề");
    }
  }
}

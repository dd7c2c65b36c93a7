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

  private static Teller teller;

  private final Browser browser;

  OnePositionIT(Browser browser) {
    this.browser = browser;
  }

  @BeforeAll
  static void start() {
    app = RunningApp.start();
    teller = new Teller(app.door());
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  /** A household and a member more, and every view has seen them. */
  private static void tell() {
    int number = TOLD.incrementAndGet();
    teller.household("late " + number, HAMLET, "Lò Thị Hương", "Nhà số " + number);
    teller.joins(HAMLET, "late " + number, "Quàng Văn Bình", "teachers", "2023-01-05");
    for (String view :
        List.of(
            "/api/coverage/" + Teller.id(HAMLET) + "?",
            "/api/units?",
            "/api/teams?unit=" + Teller.id(HAMLET) + "&",
            "/api/households?hamlet=" + Teller.id(HAMLET) + "&")) {
      app.door().ask("auditor", view + "atLeast=" + teller.position());
    }
  }

  /** Before each question of the page but {@code /api/about}, something is told. */
  private static void tellBefore(Page page, String... paths) {
    for (String path : paths) {
      page.route(
          url -> url.contains(path),
          route -> {
            tell();
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
      tellBefore(reader.page, "/api/coverage?", "/api/totals/units?", "/api/services?");
      for (int look = 0; look < LOOKS; look++) {
        List<Response> heard = heard(reader.page);
        reader.open("/dashboard/?unit=" + Teller.id(SmallTree.PROVINCE));
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
      tellBefore(reader.page, "/api/teams?", "/api/totals?", "/api/units?");
      for (int look = 0; look < LOOKS; look++) {
        List<Response> heard = heard(reader.page);
        reader.open("/roster/?unit=" + Teller.id(SmallTree.COMMUNE));
        assertThat(reader.columnSum("section:has(#teams)", 4))
            .as("members, look %s", look)
            .isEqualTo(number(reader, "[data-figure=members]"));
        assertThat(positions(heard)).as("positions, look %s", look).hasSize(1);
      }
    }
  }

  @Test
  void every_other_page_is_of_one_position_too() {
    String finding = app.door().ask("auditor", "/api/suspicions").at("/findings/0/id").asString();
    try (Reader reader = new Reader(browser, app.address(), Look.DESK)) {
      reader.comeBack("auditor");
      tellBefore(reader.page, "/api/services", "/api/units/", "/api/suspicions/rules");
      for (String path :
          List.of(
              "/roster/?team=" + Teller.id("team " + HAMLET),
              "/profile/?hamlet=" + Teller.id(HAMLET),
              "/profile/?household=" + Teller.id(SmallTree.HOUSEHOLD),
              "/timeline/?kind=team&id=" + Teller.id("team " + HAMLET),
              "/timeline/?kind=household&id=" + Teller.id(SmallTree.HOUSEHOLD),
              "/evidence/?figure=households." + Teller.id(SmallTree.COMMUNE),
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
            tell();
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
      reader.open("/dashboard/?unit=" + Teller.id(SmallTree.PROVINCE));
      assertThat(reader.columnSum("section:has(#teams-by-unit)", 7))
          .isEqualTo(number(reader, "[data-figure=members]"));
      assertThat(gone).hasValue(2);
    }
  }

  @Test
  void evidence_of_an_old_position_bears_the_names_of_now() {
    try (Reader reader = new Reader(browser, app.address(), Look.DESK)) {
      reader.comeBack("auditor");
      tell();
      reader.page.route(
          url -> url.contains("/api/units/") && url.contains("at="),
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setStatus(410)
                      .setContentType("application/problem+json")
                      .setBody("{\"status\":410,\"code\":\"request.not-kept\"}")));
      String figure = "households." + Teller.id(SmallTree.COMMUNE);
      reader.open("/evidence/?figure=" + figure + "&upTo=" + (teller.position() - 1));
      assertThat(reader.text("h1")).contains("Phường Chiềng Lề");
    }
  }
}

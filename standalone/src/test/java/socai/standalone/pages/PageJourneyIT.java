package socai.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.standalone.pages.FieldRecorder.id;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The way through the pages, as people walk it. */
@ExtendWith(Stage.class)
class PageJourneyIT {
  private final RunningApp app;
  private final Browser browser;

  PageJourneyIT(RunningApp app, Browser browser) {
    this.app = app;
    this.browser = browser;
  }

  /** Each of the three choices meets each of the others. */
  static Stream<Look> looks() {
    return Stream.of(
        Look.DESK,
        Look.DESK.inEnglish().inTheDark(),
        Look.PHONE.inTheDark(),
        Look.PHONE.inEnglish());
  }

  @ParameterizedTest
  @MethodSource("looks")
  void an_auditor_walks_from_the_province_to_the_very_event(Look look) {
    boolean vietnamese = look.language().equals("vi");
    try (Reader auditor = new Reader(browser, app.address(), look)) {
      auditor.open("/login/").checks().shoot("login");
      auditor.enter("auditor");
      assertThat(auditor.text("h1")).contains("Tỉnh Sơn La");
      assertThat(auditor.text("[data-figure=teams]")).isEqualTo(SmallTree.TEAMS);
      assertThat(auditor.text("[data-figure=members]")).isEqualTo(SmallTree.MEMBERS);
      assertThat(auditor.text("[data-figure=households]")).isEqualTo(SmallTree.HOUSEHOLDS);
      auditor.checks().shoot("dashboard");

      auditor.page.click(".table-frame a:text-is('Phường Chiềng Lề')");
      auditor.sees("h1:has-text('Phường Chiềng Lề')").settled().checks().shoot("commune");
      auditor.page.click("a.way[href^='/roster/?unit=']");
      auditor.sees("a:text-is('Tổ CĐSCĐ Tổ 1')").settled().checks().shoot("teams");
      auditor.page.click("a:text-is('Tổ CĐSCĐ Tổ 1')");
      auditor.sees("h1:has-text('Tổ CĐSCĐ Tổ 1')").settled();
      assertThat(auditor.text("tbody")).contains("Vì Thị Nhung").doesNotContain("Tòng Thị Bình");
      auditor.checks().shoot("roster");
      auditor.page.fill("#day-asOf", "30/09/2022");
      auditor.page.keyboard().press("Enter");
      auditor.sees("th:has-text('Tòng Thị Bình')").settled();
      assertThat(auditor.text("tbody")).doesNotContain("Vì Thị Nhung");
      assertThat(auditor.page.url()).contains("asOf=2022-09-30");

      auditor.page.click(".breadcrumbs a:text-is('Tổ 1')");
      auditor.sees("h1:has-text('Tổ 1')").settled().checks().shoot("hamlet");
      assertThat(auditor.page.url()).contains("asOf=2022-09-30");
      auditor.page.click(".date-choice button:last-child");
      auditor.settled();
      assertThat(auditor.page.url()).doesNotContain("asOf");
      auditor.page.click("a.way[href^='/profile/']");
      auditor.sees("a:text-is('Lò Văn Chinh')").settled().checks().shoot("households");
      auditor.page.click("a:text-is('Lò Văn Chinh')");
      auditor.sees(".acts").settled();
      assertThat(auditor.page.getAttribute("tr[data-service=vneid]", "data-level"))
          .isEqualTo("activated");
      assertThat(auditor.page.getAttribute("tr[data-service=so-suc-khoe]", "data-level"))
          .isEqualTo("none");
      assertThat(auditor.text(".act.retracted")).contains(vietnamese ? "Đã rút lại" : "Retracted");
      auditor.checks().shoot("profile");

      auditor.page.click("a.way[href^='/timeline/']");
      auditor.sees(".timeline").settled().checks();
      String retraction =
          "li:has-text('%s') button"
              .formatted(vietnamese ? "Rút lại lượt hướng dẫn" : "Guidance act retracted");
      String position =
          auditor.page.getAttribute(
              "li:has(:text('%s'))"
                  .formatted(vietnamese ? "Rút lại lượt hướng dẫn" : "Guidance act retracted"),
              "data-position");
      auditor.page.click(retraction);
      auditor.sees(".event").settled();
      assertThat(auditor.page.getAttribute(".event", "data-event")).isEqualTo(position);
      assertThat(auditor.text(".event"))
          .contains("socai.guidance.act-retracted", id("wrong act").toString(), "Nhầm hộ");
      auditor.checks().shoot("timeline");
      assertThat(
              app.api()
                  .ask("auditor", "/api/ledger/events/" + position)
                  .get("event")
                  .get("type")
                  .asString())
          .isEqualTo("socai.guidance.act-retracted");
    }
  }

  /** Each choice once. */
  static Stream<Look> two_looks() {
    return Stream.of(Look.DESK, Look.PHONE.inEnglish().inTheDark());
  }

  @ParameterizedTest
  @MethodSource("two_looks")
  void every_figure_leads_to_its_events_and_they_add_up_to_it(Look look) {
    try (Reader auditor = new Reader(browser, app.address(), look)) {
      auditor.comeBack("auditor").open("/dashboard/");
      auditor.page.click("[data-figure=members] a");
      auditor.sees("tbody tr").settled();
      assertThat(auditor.text("[data-figure=value]")).isEqualTo(SmallTree.MEMBERS);
      assertThat(auditor.page.locator("[data-sum]").last().innerText())
          .isEqualTo(SmallTree.MEMBERS);
      auditor.checks().shoot("evidence").tabsThrough();
      for (String figure :
          new String[] {
            "/dashboard/ [data-figure=teams-hamlet] a",
            "/dashboard/ [data-figure=households] a",
            "/dashboard/ [data-service=vneid][data-level=activated] a",
            "/dashboard/ section:has(#by-unit) td .evident >> nth=0",
            "/roster/?team=" + id("team " + SmallTree.HAMLET) + " #members a",
            "/profile/?household=" + id(SmallTree.HOUSEHOLD) + " tr[data-service=vneid] .evident"
          }) {
        String[] way = figure.split(" ", 2);
        auditor.open(way[0]);
        auditor.page.click(way[1]);
        auditor.sees("tbody tr[data-position]").settled();
        assertThat(auditor.page.locator("[data-sum]").last().innerText())
            .as(figure)
            .isEqualTo(auditor.text("[data-figure=value]"));
      }
      auditor.page.click("tbody tr[data-position] a");
      auditor.sees(".event").settled();
    }
  }

  @Test
  void an_analyst_sees_figures_without_a_way_to_their_events() {
    try (Reader analyst = new Reader(browser, app.address(), Look.DESK)) {
      analyst.comeBack("analyst").open("/dashboard/");
      assertThat(analyst.page.querySelectorAll(".evident")).isEmpty();
      analyst.open("/evidence/?figure=members").sees("[data-state=not-allowed]");
    }
  }

  @Test
  void the_language_is_switched_on_the_spot_and_remembered() {
    try (Reader reader = new Reader(browser, app.address(), Look.DESK)) {
      reader.enter("officer");
      assertThat(reader.text("#by-service")).isEqualTo("Độ phủ theo dịch vụ");
      reader.page.click("button[lang=en]");
      reader.sees("#by-service:text-is('Coverage by service')").settled();
      reader.open("/roster/?unit=" + id(SmallTree.COMMUNE));
      assertThat(reader.page.getAttribute("html", "lang")).isEqualTo("en");
      assertThat(reader.text("h2")).isEqualTo("Teams");
    }
  }

  @Test
  void a_wrong_password_is_told_in_words_and_lets_nobody_in() {
    try (Reader reader = new Reader(browser, app.address(), Look.PHONE)) {
      reader.page.navigate("/dashboard/");
      reader.sees("form");
      reader.page.fill("[name=username]", "auditor");
      reader.page.fill("[name=password]", "guessed");
      reader.page.click("button[type=submit]");
      reader.sees("[role=alert]");
      assertThat(reader.text("[role=alert]")).startsWith("Tên đăng nhập hoặc mật khẩu không đúng");
      reader.settled().checks().shoot("login-failed");
      reader.page.navigate("/dashboard/");
      assertThat(reader.page.url()).contains("/login/");
    }
  }

  @Test
  void who_followed_a_link_comes_out_there_after_the_login() {
    try (Reader reader = new Reader(browser, app.address(), Look.DESK)) {
      reader.page.navigate("/profile/?household=" + id(SmallTree.HOUSEHOLD));
      reader.sees("form");
      reader.page.fill("[name=username]", "officer");
      reader.page.fill("[name=password]", "officer");
      reader.page.click("button[type=submit]");
      reader.sees("h1:has-text('Lò Văn Chinh')");
    }
  }

  @Test
  void who_logs_out_is_out() {
    try (Reader reader = new Reader(browser, app.address(), Look.DESK)) {
      reader.enter("analyst");
      reader.page.click(".who button");
      reader.sees("[role=status]:has-text('Bạn đã đăng xuất')");
      reader.page.navigate("/dashboard/");
      assertThat(reader.page.url()).contains("/login/");
    }
  }

  @Test
  void an_analyst_sees_figures_and_no_names() {
    try (Reader analyst = new Reader(browser, app.address(), Look.DESK)) {
      analyst.enter("analyst");
      assertThat(analyst.text("[data-figure=members]")).isEqualTo(SmallTree.MEMBERS);
      for (String path :
          new String[] {
            "/roster/?team=" + id("team " + SmallTree.HAMLET),
            "/profile/?household=" + id(SmallTree.HOUSEHOLD),
            "/profile/?hamlet=" + id(SmallTree.HAMLET),
            "/timeline/?kind=household&id=" + id(SmallTree.HOUSEHOLD)
          }) {
        analyst.open(path).sees("[data-state=not-allowed]").checks();
        assertThat(analyst.text("body")).doesNotContain("Lò Văn Chinh", "Quàng Văn Bình");
      }
      analyst.shoot("not-allowed");
    }
  }

  @Test
  void an_officer_reads_a_timeline_without_a_way_into_the_ledger() {
    try (Reader officer = new Reader(browser, app.address(), Look.DESK)) {
      officer.comeBack("officer").open("/timeline/?kind=team&id=" + id("team " + SmallTree.HAMLET));
      assertThat(officer.page.querySelectorAll(".timeline > li")).isNotEmpty();
      assertThat(officer.page.querySelectorAll(".timeline button")).isEmpty();
    }
  }

  @Test
  void the_table_is_sorted_found_in_and_taken_along() throws IOException {
    try (Reader reader = new Reader(browser, app.address(), Look.DESK)) {
      reader.comeBack("analyst").open("/dashboard/");
      String heading = "th:has-text('Xã, phường, thị trấn')";
      reader.page.click(heading + " button");
      assertThat(reader.page.getAttribute(heading, "aria-sort")).isEqualTo("ascending");
      assertThat(reader.page.locator("section:has(#by-unit) tbody th").allInnerTexts())
          .first()
          .isEqualTo("Phường Chiềng An");
      Download download =
          reader.page.waitForDownload(
              () -> reader.page.click("section:has(#by-unit) >> text=Tải về CSV"));
      assertThat(Files.readString(download.path()))
          .startsWith("\ufeffMã đơn vị,Đơn vị hành chính,Cấp,Số hộ gia đình,Số hộ đạt,Tỉ lệ\r\n")
          .contains(",Phường Chiềng Lề,Xã,10,");
    }
  }

  @Test
  void another_service_and_level_change_the_map_and_the_address() {
    try (Reader reader = new Reader(browser, app.address(), Look.DESK)) {
      reader.comeBack("analyst").open("/dashboard/");
      String before = reader.page.getAttribute(".map a", "aria-label");
      reader.page.selectOption("[data-choice=service]", "an-toan");
      reader.page.waitForURL("**service=an-toan**");
      reader.settled();
      reader.page.selectOption("[data-choice=level]", "introduced");
      reader.page.waitForURL("**level=introduced**");
      reader.settled();
      assertThat(reader.page.getAttribute(".map a", "aria-label")).isNotEqualTo(before);
      reader.page.goBack();
      reader.page.waitForURL("**service=an-toan");
    }
  }

  @Test
  void what_is_read_on_the_map_follows_the_language_and_the_level() {
    try (Reader reader = new Reader(browser, app.address(), Look.DESK)) {
      reader.comeBack("analyst").open("/dashboard/");
      reader.page.hover(".map a >> nth=3");
      assertThat(reader.text(".map output")).isEqualTo(labelOf(reader)).contains("hộ)");
      reader.page.click("button[lang=en]");
      reader.sees("#by-service:text-is('Coverage by service')").settled();
      assertThat(reader.text(".map output")).isEqualTo(labelOf(reader)).contains("households)");
      reader.page.selectOption("[data-choice=level]", "introduced");
      reader.page.waitForURL("**level=introduced**");
      reader.settled();
      assertThat(reader.text(".map output")).isEqualTo(labelOf(reader));
    }
  }

  private static String labelOf(Reader reader) {
    return reader.page.getAttribute(".map a >> nth=3", "aria-label");
  }

  @Test
  void the_keyboard_alone_leads_from_the_login_to_an_event() {
    try (Reader reader = new Reader(browser, app.address(), Look.DESK)) {
      reader.page.navigate("/login/");
      reader.sees("[name=username]:focus");
      reader.page.keyboard().type("auditor");
      reader.tabsTo("[name=password]");
      reader.page.keyboard().type("auditor");
      reader.page.keyboard().press("Enter");
      reader.sees("[data-figure=teams]").settled();

      reader.tabsTo(".skip");
      reader.page.keyboard().press("Enter");
      assertThat(reader.page.evaluate("document.activeElement.id")).isEqualTo("content");
      reader.tabsTo(".map a");
      String first = (String) reader.page.evaluate("document.activeElement.ariaLabel");
      reader.page.keyboard().press("ArrowUp");
      assertThat(reader.page.evaluate("document.activeElement.ariaLabel")).isNotEqualTo(first);
      reader.tabsTo("th[scope=row] a[href*='" + id(SmallTree.COMMUNE) + "']");
      reader.page.keyboard().press("Enter");
      reader.sees("h1:has-text('Phường Chiềng Lề')").settled();
      reader.tabsTo("a.way[href^='/timeline/']");
      reader.page.keyboard().press("Enter");
      reader.sees(".timeline").settled();
      reader.tabsTo(".timeline button");
      reader.page.keyboard().press("Enter");
      reader.sees(".event");
    }
  }
}

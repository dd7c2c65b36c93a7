package socai.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a figure to an export that makes it again. */
@ExtendWith(Stage.class)
class ReplayJourneyIT {
  private static final String ACTIVATED = "[data-service=vneid][data-level=activated] a";
  private static final String DAY = "2023-03-10";
  private static final String EVIDENCE = "/evidence/?figure=members.hamlet&asOf=2023-12-31";

  private static final String FIRST_OF_SEVERAL_FOUNDERS =
      "(\"level\":\"hamlet\".*?\"founders\":\\[)\\{[^{}]*(\\{[^{}]*\\}[^{}]*)*\\},";

  private final RunningApp app;
  private final Browser browser;

  ReplayJourneyIT(RunningApp app, Browser browser) {
    this.app = app;
    this.browser = browser;
  }

  private String export() {
    return app.api().read("auditor", "/api/ledger/export");
  }

  private static void hands(Reader auditor, String export) {
    auditor.page.setInputFiles(
        "[data-replay] input[type=file]",
        new FilePayload(
            "kept.ndjson", "application/x-ndjson", export.getBytes(StandardCharsets.UTF_8)));
    auditor.page.click("[data-replay] button[type=submit]");
  }

  private Reader atTheReplay(Look look) {
    Reader auditor = new Reader(browser, app.address(), look);
    auditor.comeBack("auditor").open(EVIDENCE).sees("a[href^='/audit/?figure']");
    auditor.page.click("a[href^='/audit/?figure']");
    auditor.sees("[data-replay=none]").settled();
    return auditor;
  }

  @Test
  void a_figure_leads_to_its_replay_and_the_export_makes_the_same() {
    for (Look look : new Look[] {Look.DESK, Look.PHONE.inEnglish().inTheDark()}) {
      try (Reader auditor = atTheReplay(look)) {
        String figure = auditor.text("[data-figure=shown-now]");
        hands(auditor, export());
        auditor.sees("[data-replay=same]");
        assertThat(auditor.text("[data-figure=counted]")).isEqualTo(figure).isNotEqualTo("0");
        assertThat(auditor.text("[data-figure=shown]")).isEqualTo(figure);
        auditor.checks().shoot("replay-same");
      }
    }
  }

  @Test
  void coverage_of_a_past_day_leads_to_its_events_and_is_counted_anew_like_any_other() {
    try (Reader auditor = new Reader(browser, app.address(), Look.DESK)) {
      auditor.comeBack("auditor").open("/dashboard/").sees(ACTIVATED).settled();
      auditor.page.click(ACTIVATED);
      String today = auditor.sees("tbody tr[data-position]").text("[data-figure=value]");
      auditor.open("/dashboard/?asOf=" + DAY).sees(ACTIVATED).settled();
      auditor.checks().shoot("dashboard-past");
      auditor.page.click(ACTIVATED);
      String then = auditor.sees("tbody tr[data-position]").text("[data-figure=value]");
      assertThat(auditor.page.url()).contains("asOf=" + DAY);
      assertThat(Integer.parseInt(then)).isPositive().isLessThan(Integer.parseInt(today));
      assertThat(auditor.page.locator("[data-sum]").last().innerText()).isEqualTo(then);
      auditor.checks().shoot("evidence-past").page.click("a[href^='/audit/?figure']");
      auditor.sees("[data-replay=none]").settled();
      hands(auditor, export());
      auditor.sees("[data-replay=same]");
      assertThat(auditor.text("[data-figure=counted]")).isEqualTo(then);
    }
  }

  @Test
  void an_export_that_was_changed_makes_another_figure_and_the_event_is_named() {
    String whole = export();
    String without = whole.replaceFirst(FIRST_OF_SEVERAL_FOUNDERS, "$1");
    assertThat(without).isNotEqualTo(whole);
    try (Reader auditor = atTheReplay(Look.DESK)) {
      hands(auditor, without);
      auditor.sees("[data-replay=different] tbody tr");
      assertThat(auditor.text("[data-figure=counted]"))
          .isNotEqualTo(auditor.text("[data-figure=shown]"));
      auditor.checks().shoot("replay-different");
      auditor.page.click("[data-replay=different] tbody a");
      auditor.sees("[data-verdict=right]");
    }
  }

  @Test
  void a_file_that_is_no_export_is_refused_with_its_place() {
    try (Reader auditor = atTheReplay(Look.DESK)) {
      hands(auditor, "no export\n");
      auditor.sees("[data-replay=refused]").checks();
      assertThat(auditor.text("[data-replay=refused] .verdict"))
          .isEqualTo("Dòng 1 của bản xuất không phải là sự kiện");
    }
  }

  @Test
  void a_replay_can_be_broken_off_and_done_again() {
    try (Reader auditor = atTheReplay(Look.DESK)) {
      auditor.page.route("**/api/replays**", never -> {});
      hands(auditor, export());
      auditor.sees("[data-replay=running] progress");
      auditor.page.click("[data-replay] .running button");
      auditor.sees("[data-replay=cancelled]").checks();
      auditor.page.unroute("**/api/replays**");
      auditor.page.route("**/api/replays**", Route::abort);
      auditor.page.click("[data-replay] button[type=submit]");
      auditor.sees("[data-replay=broken]").checks();
      auditor.page.unroute("**/api/replays**");
      auditor.page.click("[data-replay] button[type=submit]");
      auditor.sees("[data-replay=same]");
    }
  }

  @Test
  void an_officer_sees_the_events_and_no_way_to_the_replay() {
    try (Reader officer = new Reader(browser, app.address(), Look.DESK)) {
      officer.comeBack("officer").open(EVIDENCE).sees("tbody tr");
      assertThat(officer.page.querySelectorAll("a[href^='/audit/']")).isEmpty();
    }
  }
}

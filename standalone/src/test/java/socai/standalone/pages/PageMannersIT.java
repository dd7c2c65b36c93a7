package socai.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Sizes;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the pages are sent: to whom, how heavy, and with what a browser is told about them. */
@ExtendWith(Stage.class)
class PageMannersIT {
  private static final int KILOBYTE = 1024;

  private final RunningApp app;
  private final Browser browser;

  PageMannersIT(RunningApp app, Browser browser) {
    this.app = app;
    this.browser = browser;
  }

  @ParameterizedTest
  @CsvSource({"/,/dashboard/", "/dashboard,/dashboard/", "/roster?unit=x,/roster/?unit=x"})
  void the_short_ways_lead_to_the_pages(String asked, String leads) {
    try (Reader reader = new Reader(browser, app.address(), Look.DESK)) {
      reader.enter("auditor");
      reader.page.navigate(asked);
      assertThat(reader.page.url()).isEqualTo(app.address() + leads);
    }
  }

  @Test
  void what_people_recorded_is_not_called_invented() {
    assertThat(app.api().ask("auditor", "/api/about").get("demoData").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/dashboard/",
        "/dashboard/dashboard.js",
        "/roster/",
        "/profile/",
        "/timeline/",
        "/audit/",
        "/suspicions/",
        "/evidence/",
        "/_static/echarts/6.0.0/dist/echarts.simple.min.js",
        "/swagger-ui/index.html",
        "/v3/api-docs"
      })
  void without_a_login_there_is_only_the_login(String path) {
    HttpResponse<String> answer = app.api().knock(path, "Accept", "text/html");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/login/"));
  }

  @Test
  void a_page_loads_nothing_from_elsewhere_and_runs_nothing_of_its_own() {
    HttpResponse<String> login = app.api().knock("/login/");
    assertThat(login.statusCode()).isEqualTo(200);
    assertThat(login.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(login.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(login.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(login.body()).doesNotContain("<style", "onclick", "<script>");
  }

  @Test
  void without_scripts_a_page_says_in_both_languages_what_it_needs() {
    try (BrowserContext plain =
        browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = plain.newPage();
      page.navigate(app.address() + "/login/");
      assertThat(page.innerText("body"))
          .contains("Trang này cần JavaScript", "This page needs JavaScript");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/shared/pages.css", "/login/"})
  void what_is_ours_is_sent_again_only_when_it_has_changed(String path) {
    HttpResponse<String> first = app.api().knock(path);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(first.headers().firstValue("Last-Modified")).isEmpty();
    assertThat(app.api().knock(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(app.api().knock("/shared/i18n.js").headers().firstValue("ETag"))
        .isPresent()
        .isNotEqualTo(first.headers().firstValue("ETag"));
  }

  @Test
  void a_library_bears_its_version_and_is_kept() {
    HttpResponse<String> library = app.api().knock("/_static/lit-html/3.3.3/lit-html.js");
    assertThat(library.statusCode()).isEqualTo(200);
    assertThat(library.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
  }

  @Test
  void a_form_from_elsewhere_logs_nobody_out() {
    try (Reader reader = new Reader(browser, app.address(), Look.DESK)) {
      reader.enter("officer");
      assertThat(
              reader.page.evaluate(
                  "fetch('/logout', {method: 'POST', redirect: 'manual'}).then(a => a.status)"))
          .isEqualTo(403);
      reader.open("/dashboard/").sees("[data-figure=teams]");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/login/,24",
    "/dashboard/,60",
    "/roster/?unit={03646},48",
    "/profile/?household={household with a story},48",
    "/timeline/?kind=household&id={household with a story},48",
    "/suspicions/,48",
    "/evidence/?figure=members&asOf=2023-12-31,48",
    "/audit/,60",
    "/audit/?position=1,60"
  })
  void a_page_is_light_enough_for_a_slow_line(String template, int kilobytes) {
    String path = filled(template);
    long weight = 0;
    try (Reader reader = new Reader(browser, app.address(), Look.PHONE)) {
      if (!path.equals("/login/")) {
        reader.comeBack("auditor");
      }
      List<Response> answers = new ArrayList<>();
      reader.page.onResponse(answers::add);
      reader.withoutCache().open(path);
      for (int i = 0; i < answers.size(); i++) { // while one is asked after, others may come
        Sizes sizes = answers.get(i).request().sizes();
        weight += sizes.responseBodySize + sizes.responseHeadersSize;
      }
    }
    System.out.printf("page weight: %-60s %4d KB%n", path, weight / KILOBYTE);
    assertThat(weight / KILOBYTE).isLessThanOrEqualTo(kilobytes);
  }

  private static String filled(String template) {
    return Pattern.compile("\\{([^}]+)}")
        .matcher(template)
        .replaceAll(name -> FieldRecorder.id(name.group(1)).toString());
  }
}

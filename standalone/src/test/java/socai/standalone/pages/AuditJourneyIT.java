package socai.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.standalone.pages.FieldRecorder.id;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import socai.proof.verify.ExportFile;
import socai.proof.verify.Exported;
import socai.proof.verify.NotVerifiedException;
import socai.proof.verify.Trust;
import socai.proof.verify.TrustedKey;
import tools.jackson.databind.JsonNode;

/** What an auditor does in their room: look, find, have it proven, take it along. */
@ExtendWith(Stage.class)
class AuditJourneyIT {
  private static final List<String> STEPS =
      List.of("form", "leaf", "index", "path", "root", "signature");

  private final RunningApp app;
  private final Browser browser;

  AuditJourneyIT(RunningApp app, Browser browser) {
    this.app = app;
    this.browser = browser;
  }

  static List<Look> looks() {
    return PageJourneyIT.looks().toList();
  }

  @ParameterizedTest
  @MethodSource("looks")
  void an_auditor_sees_the_log_finds_an_event_and_has_it_proven(Look look) {
    try (Reader auditor = new Reader(browser, app.address(), look)) {
      auditor.enter("auditor");
      auditor.page.click(".rooms a[href='/audit/']");
      auditor.sees("[data-doing=signing]").settled();
      assertThat(auditor.text("[data-figure=root]")).isEqualTo(log().get("root").asString());
      assertThat(auditor.text("[data-key]")).isEqualTo(key());
      auditor.checks().shoot("audit");

      auditor.page.fill("[data-search=position] input", "7");
      auditor.page.click("[data-search=position] button");
      auditor.sees("[data-verdict=right]").settled();
      for (String step : STEPS) {
        assertThat(auditor.page.getAttribute("[data-step=" + step + "]", "data-ok"))
            .as(step)
            .isEqualTo("true");
        assertThat(auditor.text("[data-step=" + step + "] .mark")).startsWith("✓ ");
      }
      assertThat(auditor.page.textContent("[data-raw]"))
          .contains(
              app.api().ask("auditor", "/api/ledger/events/7").get("event").get("id").asString());
      auditor.checks().shoot("audit-event");
    }
  }

  @Test
  void whoever_doubts_has_the_whole_ledger_checked_and_sees_what_came_of_it() {
    try (Reader auditor = new Reader(browser, app.address(), Look.DESK)) {
      auditor.comeBack("auditor").open("/audit/").sees("[data-pass=standing]").settled();
      auditor.page.click("[data-check]");
      auditor.sees("[data-pass=asked][data-ended=yes]").settled();
      assertThat(auditor.text("[data-pass=asked]")).startsWith("✓ ");
      JsonNode asked = log().get("checks").get("asked");
      assertThat(asked.get("checked").asLong()).isEqualTo(asked.get("size").asLong()).isPositive();
      auditor.checks().shoot("audit-checked");
    }
  }

  @ParameterizedTest
  @EnumSource(ProofFlaw.class)
  void a_proof_is_checked_in_the_browser_and_the_step_that_is_wrong_is_named(ProofFlaw flaw) {
    try (Reader auditor = new Reader(browser, app.address(), Look.DESK)) {
      auditor.comeBack("auditor").open("/audit/");
      uses(auditor, resource("leaf-1-of-4.key"));
      hands(auditor, flaw.in(resource("leaf-1-of-4.tlog-proof")));
      List<String> wrong =
          auditor.page.querySelectorAll("[data-ok=false]").stream()
              .map(step -> step.getAttribute("data-step"))
              .toList();
      if (flaw == ProofFlaw.NONE) {
        assertThat(auditor.page.querySelectorAll("[data-ok=true]")).hasSize(STEPS.size());
        assertThat(wrong).isEmpty();
      } else {
        assertThat(wrong).contains(flaw.step());
        assertThat(auditor.page.getAttribute(".verdict", "data-verdict")).isEqualTo("wrong");
        assertThat(auditor.text("[data-step=" + flaw.step() + "] .mark")).isEqualTo("✗ Sai");
      }
      auditor.checks();
    }
  }

  @Test
  void a_key_that_the_reader_holds_takes_the_place_of_the_published_one() {
    try (Reader auditor = new Reader(browser, app.address(), Look.PHONE)) {
      auditor.comeBack("auditor").open("/audit/?position=3").sees("[data-verdict=right]");
      uses(auditor, resource("leaf-1-of-4.key"));
      auditor.sees("[data-verdict=wrong]");
      assertThat(auditor.page.getAttribute("[data-step=root]", "data-ok")).isEqualTo("true");
      assertThat(auditor.text("[data-step=signature]"))
          .contains("✗ Sai", "Khoá này không ký mốc xác thực.");
      auditor.checks().shoot("audit-another-key");
      uses(auditor, key());
      auditor.sees("[data-verdict=right]");
      uses(auditor, "nonsense");
      auditor.sees("[data-verdict=wrong]");
      assertThat(auditor.text("[data-step=signature]")).contains("Không có khoá kiểm chứng");
      auditor.page.click(".keys button[type=button]");
      auditor.sees("[data-verdict=right]");
    }
  }

  @Test
  void a_browser_without_ed25519_says_what_it_has_not_checked() {
    try (Reader auditor = new Reader(browser, app.address(), Look.DESK)) {
      auditor.page.addInitScript(
          "SubtleCrypto.prototype.importKey = () =>"
              + " Promise.reject(new DOMException('no', 'NotSupportedError'))");
      auditor.comeBack("auditor").open("/audit/?position=3").sees("[data-verdict=unsigned]");
      assertThat(auditor.text("[data-step=signature]")).contains("– Chưa kiểm", "Ed25519");
      assertThat(auditor.page.getAttribute("[data-step=root]", "data-ok")).isEqualTo("true");
      auditor.checks().shoot("audit-no-ed25519");
    }
  }

  @Test
  void a_browser_that_may_not_hash_here_checks_nothing_and_says_so() {
    try (Reader auditor = new Reader(browser, app.address(), Look.DESK)) {
      auditor.page.addInitScript(
          "Object.defineProperty(crypto, 'subtle', {value: undefined, configurable: true})");
      auditor.comeBack("auditor").open("/audit/?position=3").sees("[data-verdict=unsupported]");
      assertThat(auditor.text(".verdict")).contains("HTTPS", "socai-verify.jar");
      assertThat(auditor.page.querySelectorAll("[data-step]")).isEmpty();
    }
  }

  @Test
  void events_are_found_by_who_told_them_and_no_login_stands_in_the_address() {
    try (Reader auditor = new Reader(browser, app.address(), Look.DESK)) {
      auditor.comeBack("auditor").open("/audit/");
      auditor.page.fill("[name=actor]", "field");
      auditor.page.click("[data-search=journal] button");
      auditor.page.waitForURL("**/audit/?by=*");
      auditor.settled();
      assertThat(auditor.page.url()).doesNotContain("field");
      assertThat(auditor.page.inputValue("[name=actor]")).isEqualTo("field");
      assertThat(auditor.page.locator(".journal td:last-child").allInnerTexts())
          .isNotEmpty()
          .containsOnly("field");
      String first = auditor.page.getAttribute(".journal tbody tr", "data-position");
      auditor.page.click(".journal tbody tr a");
      auditor.sees("[data-event='" + first + "']");
    }
  }

  @Test
  void events_are_found_by_when_they_were_recorded_page_after_page() {
    long recorded = app.api().ask("auditor", "/api/ledger").get("position").asLong();
    try (Reader auditor = new Reader(browser, app.address(), Look.DESK)) {
      auditor.comeBack("auditor").open("/audit/");
      auditor.page.fill("[name=to]", "2020-01-01T00:00");
      auditor.page.click("[data-search=journal] button");
      auditor.sees("[data-state=empty]");
      auditor.page.fill("[name=to]", "2100-01-01T00:00");
      auditor.page.fill("[name=from]", "2020-01-01T00:00:30");
      auditor.page.click("[data-search=journal] button");
      auditor.sees(".journal").settled();
      int seen = auditor.page.querySelectorAll(".journal tbody tr").size();
      while (auditor.page.querySelector("button:text-is('Sự kiện trước đó')") != null) {
        String before = auditor.page.url();
        auditor.page.click("button:text-is('Sự kiện trước đó')");
        auditor.page.waitForURL(url -> !url.equals(before));
        auditor.settled();
        seen += auditor.page.querySelectorAll(".journal tbody tr").size();
      }
      assertThat(seen).isEqualTo((int) recorded);
    }
  }

  @Test
  void a_subject_leads_to_its_timeline_and_from_there_to_the_proof() {
    try (Reader auditor = new Reader(browser, app.address(), Look.DESK)) {
      auditor.comeBack("auditor").open("/audit/");
      auditor.page.selectOption("[name=kind]", "household");
      auditor.page.fill("[name=id]", id(SmallTree.HOUSEHOLD).toString());
      auditor.page.click("[data-search=subject] button");
      auditor.sees(".timeline").settled();
      auditor.page.click(".timeline button");
      auditor.sees(".event a[href^='/audit/']").settled();
      auditor.page.click(".event a[href^='/audit/']");
      auditor.sees("[data-verdict=right]");
    }
  }

  @Test
  void what_the_browser_saved_is_verified_without_us() throws IOException, NotVerifiedException {
    long size = log().get("size").asLong();
    try (Reader auditor = new Reader(browser, app.address(), Look.DESK)) {
      auditor.comeBack("auditor").open("/audit/");
      assertThat(verified(saved(auditor, "1", Long.toString(size))).through()).isEqualTo(size);
      assertThat(auditor.page.getAttribute("[data-events]", "data-events"))
          .isEqualTo(Long.toString(size));
      auditor.checks().shoot("audit-exported");
      Exported range = verified(saved(auditor, "5", "9"));
      assertThat(range.after()).isEqualTo(4);
      assertThat(range.through()).isEqualTo(9);
      assertThat(auditor.page.getAttribute("[data-events]", "data-events")).isEqualTo("5");
    }
  }

  @Test
  void an_export_that_is_cancelled_or_refused_saves_nothing_and_says_so() {
    try (Reader auditor = new Reader(browser, app.address(), Look.DESK)) {
      auditor.comeBack("auditor").open("/audit/");
      auditor.page.route("**/api/ledger/export**", never -> {});
      auditor.page.click("[data-export] button.main");
      auditor.sees("[data-export=running] progress");
      auditor.page.click("[data-export] .running button");
      auditor.sees("[data-export=cancelled]");
      auditor.page.unroute("**/api/ledger/export**");
      auditor.page.fill("[name=first]", "9");
      auditor.page.fill("[name=last]", "5");
      auditor.page.click("[data-export] button.main");
      auditor.sees("[data-export=refused]").checks();
    }
  }

  @Test
  void an_export_that_ends_before_its_last_event_is_not_saved() {
    try (Reader auditor = new Reader(browser, app.address(), Look.DESK)) {
      auditor.comeBack("auditor").open("/audit/");
      auditor.page.route(
          "**/api/ledger/export**",
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setBody("{\"socai.export\":1}\n{\"specversion\":\"1.0\"}\n")));
      auditor.page.click("[data-export] button.main");
      auditor.sees("[data-export=broken]");
      assertThat(auditor.page.getAttribute("[data-events]", "data-events")).isEqualTo("1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"officer", "analyst", "field", "admin"})
  void whoever_is_no_auditor_finds_no_way_in_and_no_dead_link(String login) {
    try (Reader reader = new Reader(browser, app.address(), Look.DESK)) {
      reader.comeBack(login).open("/dashboard/").sees("[data-figure=teams]");
      assertThat(reader.page.querySelectorAll("a[href^='/audit/']")).isEmpty();
      for (String path : List.of("/audit/", "/audit/?position=1")) {
        reader.open(path).sees("[data-state=not-allowed]").checks();
        assertThat(reader.text("main")).contains("chỉ dành cho người kiểm tra");
      }
    }
  }

  @Test
  void the_keyboard_alone_leads_to_a_proof() {
    try (Reader auditor = new Reader(browser, app.address(), Look.DESK)) {
      auditor.comeBack("auditor").open("/dashboard/");
      auditor.tabsTo(".rooms a[href='/audit/']");
      auditor.page.keyboard().press("Enter");
      auditor.sees("[data-doing=signing]").settled();
      auditor.tabsTo("[name=position]");
      auditor.page.keyboard().type("5");
      auditor.page.keyboard().press("Enter");
      auditor.sees("[data-verdict=right]").settled();
      auditor.tabsTo("[data-step=path] summary");
      auditor.page.keyboard().press("Enter");
      auditor.sees(".climb li");
    }
  }

  private JsonNode log() {
    return app.api().ask("auditor", "/api/ledger/log");
  }

  private String key() {
    return log().get("keys").get(0).asString();
  }

  private static void uses(Reader auditor, String key) {
    auditor.page.fill(".keys textarea", key);
    auditor.page.click(".keys button[type=submit]");
    auditor.sees(".keys button[type=button]").settled();
  }

  private static void hands(Reader auditor, String proof) {
    auditor.page.setInputFiles(
        "input[type=file]",
        new FilePayload("handed.tlog-proof", "text/plain", proof.getBytes(StandardCharsets.UTF_8)));
    auditor.sees("[data-verdict]");
  }

  private static byte[] saved(Reader auditor, String first, String last) throws IOException {
    auditor.page.fill("[name=first]", first);
    auditor.page.fill("[name=last]", last);
    Download download =
        auditor.page.waitForDownload(() -> auditor.page.click("[data-export] button.main"));
    assertThat(download.suggestedFilename())
        .isEqualTo("so-cai-%s-%s.ndjson".formatted(first, last));
    auditor.sees("[data-export=done]");
    return Files.readAllBytes(download.path());
  }

  private Exported verified(byte[] export) throws IOException, NotVerifiedException {
    return ExportFile.verify(
        new ByteArrayInputStream(export),
        Trust.in(TrustedKey.parse(key()).orElseThrow()),
        Optional.empty());
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(AuditJourneyIT.class.getResourceAsStream("/audit/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip() + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

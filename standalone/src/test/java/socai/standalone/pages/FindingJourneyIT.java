package socai.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.standalone.pages.FieldRecorder.id;

import com.microsoft.playwright.Browser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What is worth a look, as an auditor comes upon it and says what came of it. */
@ExtendWith(Stage.class)
class FindingJourneyIT {
  private static final String EXAMINATIONS = "/api/finding-examinations";

  private final RunningApp app;
  private final Browser browser;

  FindingJourneyIT(RunningApp app, Browser browser) {
    this.app = app;
    this.browser = browser;
  }

  @Test
  void an_auditor_looks_says_what_came_of_it_and_opens_it_again() {
    try (Reader auditor = new Reader(browser, app.address(), Look.DESK)) {
      auditor.comeBack("auditor").open("/suspicions/").checks().shoot("suspicions");
      auditor.page.click("[data-rule=told_twice] button");
      auditor.sees("tr[data-finding]").settled();
      assertThat(auditor.page.querySelectorAll("tr[data-finding]")).hasSize(1);
      auditor.tabsTo("tr[data-finding] a");
      auditor.page.keyboard().press("Enter");
      auditor.sees("form.say").settled().checks().shoot("finding");
      assertThat(auditor.page.querySelectorAll("[data-act]")).hasSize(2);

      auditor.page.fill("[name=reason]", "Hai máy cùng ghi một buổi");
      auditor.page.click("form.say button");
      auditor.sees("[data-what=examined]").settled().checks();
      assertThat(auditor.text("[data-what=examined]")).contains("Hai máy cùng ghi một buổi");
      JsonNode counts = app.api().ask("officer", "/api/suspicions").get("counts");
      assertThat(counts.get(3).get("rule").asString()).isEqualTo("told_twice");
      assertThat(counts.get(3).get("examined").asInt()).isEqualTo(1);

      auditor.page.fill("[name=reason]", "Tổ báo lại khác");
      auditor.page.click("form.say button");
      auditor.sees("[data-what=reopened]").settled();
      assertThat(auditor.page.getAttribute("[data-state-of-finding]", "data-state-of-finding"))
          .isEqualTo("open");

      auditor.page.click("[data-act] a:has-text('vị trí')");
      auditor.sees(".event").settled();
      assertThat(auditor.text(".event")).contains(id("told at 00").toString());
    }
  }

  @Test
  void whoever_has_not_read_our_token_sends_nothing_in_a_readers_name() {
    try (Reader auditor = new Reader(browser, app.address(), Look.DESK)) {
      auditor.comeBack("auditor").open("/suspicions/");
      assertThat(sent(auditor, EXAMINATIONS, "{}")).as("no token").isEqualTo(401);
      assertThat(sent(auditor, EXAMINATIONS, "{'X-XSRF-TOKEN': 'guessed'}"))
          .as("a guessed token")
          .isEqualTo(403);
      assertThat(sent(auditor, EXAMINATIONS, OURS)).as("our token").isEqualTo(400);
    }
  }

  @Test
  void no_other_command_takes_the_session_and_no_other_role_examines() {
    for (String login : List.of("officer", "admin", "field")) {
      try (Reader reader = new Reader(browser, app.address(), Look.DESK)) {
        reader.comeBack(login).open("/dashboard/");
        assertThat(sent(reader, EXAMINATIONS, OURS)).as(login).isEqualTo(403);
        for (String path : List.of("/api/guidance-acts", "/api/teams", "/api/units")) {
          assertThat(sent(reader, path, OURS)).as("%s by %s", path, login).isEqualTo(403);
        }
      }
    }
  }

  private static final String OURS =
      "{'X-XSRF-TOKEN': document.cookie.match(/XSRF-TOKEN=([^;]*)/)[1]}";

  private static int sent(Reader reader, String path, String headers) {
    return (int)
        reader.page.evaluate(
            "fetch('%s', {method: 'POST', body: '{}', headers: {'Content-Type': 'application/json', ...%s}}).then(a => a.status)"
                .formatted(path, headers));
  }
}

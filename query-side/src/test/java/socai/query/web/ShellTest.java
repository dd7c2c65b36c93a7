package socai.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ShellTest {
  private static final Pattern PRELOADED =
      Pattern.compile("<link rel=\"modulepreload\" href=\"([^\"]+)\">");

  @Test
  void a_page_names_every_module_that_its_own_leads_to_and_none_twice() {
    assertThat(preloaded("roster"))
        .contains("/shared/page.js", "/shared/table.js", "/shared/lit.js", "/shared/token.js")
        .anyMatch(path -> path.matches("/_static/lit-html/[\\d.]+/lit-html\\.js"))
        .doesNotContain("/roster/roster.js")
        .doesNotHaveDuplicates();
  }

  @Test
  void what_a_page_imports_only_when_it_needs_it_is_not_asked_for_before() {
    assertThat(preloaded("audit")).contains("/audit/log.js").doesNotContain("/audit/export.js");
    assertThat(preloaded("dashboard"))
        .contains("/dashboard/skyline.js")
        .noneMatch(path -> path.contains("echarts"));
  }

  @Test
  void a_page_has_the_styles_of_its_room_where_there_are_any() {
    assertThat(html("audit")).contains("/shared/pages.css", "/audit/audit.css");
    assertThat(html("roster")).contains("/shared/pages.css").doesNotContain("roster.css");
  }

  @Test
  void nothing_of_the_template_is_left_unfilled() {
    assertThat(html("login")).contains("src=\"/login/login.js\"").doesNotContain("{", "}");
  }

  @Test
  void a_room_without_a_module_has_no_page() {
    assertThatThrownBy(() -> Shell.of("nowhere")).isInstanceOf(UncheckedIOException.class);
  }

  private static List<String> preloaded(String page) {
    return PRELOADED.matcher(html(page)).results().map(found -> found.group(1)).toList();
  }

  private static String html(String page) {
    return new String(Shell.of(page).getByteArray(), StandardCharsets.UTF_8);
  }
}

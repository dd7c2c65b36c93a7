package socai.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShellTest {
  private static final Path STATIC = Path.of("src/main/resources/static");
  private static final Pattern MENU = Pattern.compile("\\{ page: \"(\\w+)\"");

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
  void a_page_has_the_styles_of_its_own_where_there_are_any() {
    assertThat(html("audit")).contains("/shared/pages.css", "/audit/audit.css");
    assertThat(html("roster")).contains("/shared/pages.css").doesNotContain("roster.css");
  }

  @Test
  void nothing_of_the_template_is_left_unfilled() {
    assertThat(html("login")).contains("src=\"/login/login.js\"").doesNotContain("{", "}");
  }

  @Test
  void a_page_without_a_module_is_none() {
    assertThatThrownBy(() -> Shell.of("nowhere")).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void each_folder_with_a_module_of_its_name_is_a_page_and_no_other_one() throws IOException {
    try (Stream<Path> folders = Files.list(STATIC)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .filteredOn(name -> Files.exists(STATIC.resolve(name + "/" + name + ".js")))
          .containsExactlyInAnyOrderElementsOf(Pages.PAGES);
    }
  }

  @Test
  void the_menu_leads_to_pages() throws IOException {
    assertThat(MENU.matcher(Files.readString(STATIC.resolve("shared/page.js"))).results())
        .extracting(entry -> entry.group(1))
        .contains("dashboard")
        .isSubsetOf(Pages.PAGES);
  }

  private static List<String> preloaded(String page) {
    return PRELOADED.matcher(html(page)).results().map(found -> found.group(1)).toList();
  }

  private static String html(String page) {
    return new String(Shell.of(page).getByteArray(), StandardCharsets.UTF_8);
  }
}

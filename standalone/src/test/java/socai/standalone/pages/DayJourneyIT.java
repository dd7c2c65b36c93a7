package socai.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.standalone.pages.FieldRecorder.id;

import com.microsoft.playwright.Browser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A day is typed as people write it, is applied when it is complete, and is kept on the way. */
@ExtendWith(Stage.class)
class DayJourneyIT {
  private static final String FIELD = "#day-asOf";

  private final RunningApp app;
  private final Browser browser;

  DayJourneyIT(RunningApp app, Browser browser) {
    this.app = app;
    this.browser = browser;
  }

  /** Every page that is of a day. */
  static Stream<String> dated() {
    return Stream.of(
        "/dashboard/",
        "/dashboard/?unit=" + id(SmallTree.HAMLET),
        "/roster/?unit=" + id(SmallTree.COMMUNE),
        "/roster/?team=" + id("team " + SmallTree.HAMLET),
        "/profile/?household=" + id(SmallTree.HOUSEHOLD),
        "/evidence/?figure=unit-members." + id(SmallTree.COMMUNE));
  }

  @ParameterizedTest
  @MethodSource("dated")
  void nothing_happens_while_a_day_is_typed_and_one_thing_when_it_is_complete(String path) {
    try (Reader reader = in(path)) {
      String before = reader.page.url();
      int entries = historyOf(reader);
      type(reader, "31/12/2023");
      assertThat(reader.page.url()).isEqualTo(before);
      assertThat(historyOf(reader)).isEqualTo(entries);
      reader.page.keyboard().press("Enter");
      reader.page.waitForURL("**asOf=2023-12-31**");
      reader.settled().checks();
      assertThat(historyOf(reader)).isEqualTo(entries + 1);
      assertThat(reader.page.inputValue(FIELD)).isEqualTo("31/12/2023");
      assertStandsOnTheField(reader);
      reader.page.goBack();
      reader.page.waitForURL(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"31/12/2023", "31-12-2023", "31.12.2023", " 31 12 2023 ", "2023-12-31"})
  void a_day_is_understood_as_people_write_it(String written) {
    try (Reader reader = in("/dashboard/")) {
      type(reader, written);
      reader.page.keyboard().press("Enter");
      reader.page.waitForURL("**asOf=2023-12-31");
    }
  }

  @Test
  void a_day_is_applied_by_its_button_and_by_leaving_it() {
    try (Reader reader = in("/dashboard/")) {
      type(reader, "1/6/2023");
      reader.page.click(".date-choice [type=submit]");
      reader.page.waitForURL("**asOf=2023-06-01");
      reader.settled();
      type(reader, "2/6/2023");
      reader.page.click("h1");
      reader.page.waitForURL("**asOf=2023-06-02");
      reader.settled();
      reader.page.click(".date-choice button:last-child");
      reader.settled();
      assertThat(reader.page.url()).doesNotContain("asOf");
      assertStandsOnTheField(reader);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "12 31 2023,Không có ngày này",
    "31/02/2023,Không có ngày này",
    "hôm qua,Không có ngày này",
    "'',Nhập một ngày",
    "31/12/9998,Sau hôm nay"
  })
  void what_is_no_day_stays_with_an_error_beside_it(String typed, String said) {
    try (Reader reader = in("/dashboard/")) {
      String before = reader.page.url();
      int entries = historyOf(reader);
      type(reader, typed);
      reader.page.keyboard().press("Enter");
      reader.sees(FIELD + "[aria-invalid=true]");
      assertThat(reader.text("#day-asOf-wrong")).startsWith(said);
      assertThat(reader.page.getAttribute(FIELD, "aria-describedby")).isEqualTo("day-asOf-wrong");
      assertThat(reader.page.inputValue(FIELD)).isEqualTo(typed);
      assertThat(reader.page.url()).isEqualTo(before);
      assertThat(historyOf(reader)).isEqualTo(entries);
      assertThat(reader.text("[data-figure=teams]")).isEqualTo(SmallTree.TEAMS);
      assertStandsOnTheField(reader);
      reader.checks().shoot("day-that-is-none");
      type(reader, "31/12/2023");
      reader.page.keyboard().press("Enter");
      reader.page.waitForURL("**asOf=2023-12-31");
      reader.settled();
      assertThat(reader.page.querySelectorAll("#day-asOf-wrong")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "asOf=2019-01-01,Trước ngày 03/06/2020 chưa có số liệu",
    "asOf=0002-12-31,Trước ngày 03/06/2020 chưa có số liệu",
    "asOf=9998-01-01,chưa có số liệu",
    "asOf=rubbish,Không hiểu ngày"
  })
  void a_day_with_nothing_to_show_is_told_plainly_and_the_choice_stays(String day, String said) {
    for (String path : List.of("/dashboard/?", "/dashboard/?unit=" + id(SmallTree.COMMUNE) + "&")) {
      try (Reader reader = in(path + day)) {
        assertThat(reader.text("main"))
            .contains(said)
            .doesNotContain("chưa có đơn vị hành chính nào", "Không tìm thấy");
        reader.checks();
        type(reader, "31/12/2023");
        reader.page.keyboard().press("Enter");
        reader.sees("[data-figure=teams]").settled();
        assertStandsOnTheField(reader);
      }
    }
  }

  @Test
  void a_day_in_an_address_is_understood_however_it_is_written() {
    try (Reader reader = in("/dashboard/?asOf=31.12.2023")) {
      reader.sees("[data-figure=teams]");
      assertThat(reader.page.url()).endsWith("asOf=2023-12-31");
    }
  }

  @Test
  void a_list_is_walked_through_by_keyboard_before_it_is_applied() {
    try (Reader reader = in("/dashboard/")) {
      int entries = historyOf(reader);
      reader.page.focus("[data-choice=level]");
      for (String key : List.of("ArrowUp", "ArrowUp", "ArrowDown")) {
        reader.page.keyboard().press(key);
      }
      assertThat(reader.page.url()).doesNotContain("level");
      reader.page.keyboard().press("Enter");
      reader.page.waitForURL("**level=installed");
      reader.settled();
      assertThat(historyOf(reader)).isEqualTo(entries + 1);
      reader.page.goBack();
      reader.settled();
      assertThat(reader.page.inputValue("[data-choice=level]")).isEqualTo("activated");
    }
  }

  @Test
  void the_day_and_what_else_was_chosen_are_kept_on_every_way() {
    String kept = "asOf=2023-06-30";
    try (Reader reader = in("/dashboard/?" + kept + "&service=an-toan&level=introduced")) {
      reader.page.click("section:has(#by-unit) a:text-is('Phường Chiềng Lề')");
      reader.sees("h1:has-text('Phường Chiềng Lề')").settled();
      assertThat(reader.page.url()).contains(kept, "service=an-toan", "level=introduced");
      assertThat(reader.page.inputValue("[data-choice=service]")).isEqualTo("an-toan");
      assertEveryWayKeeps(reader, kept);
      for (String path :
          List.of(
              "/dashboard/?unit=" + id(SmallTree.HAMLET),
              "/roster/?unit=" + id(SmallTree.COMMUNE),
              "/roster/?team=" + id("team " + SmallTree.HAMLET),
              "/profile/?hamlet=" + id(SmallTree.HAMLET),
              "/profile/?household=" + id(SmallTree.HOUSEHOLD),
              "/timeline/?kind=household&id=" + id(SmallTree.HOUSEHOLD),
              "/evidence/?figure=households." + id(SmallTree.COMMUNE))) {
        reader.open(path + "&" + kept);
        assertEveryWayKeeps(reader, kept);
      }
    }
  }

  /** The way to the team of an act is of the act's own day. */
  private static void assertEveryWayKeeps(Reader reader, String kept) {
    List<String> ways =
        reader.page.locator("a[href^='/']").all().stream()
            .map(link -> link.getAttribute("href"))
            .filter(to -> to.matches("/(dashboard|roster|profile|timeline|evidence)/.*"))
            .toList();
    assertThat(ways).as(reader.page.url()).isNotEmpty();
    assertThat(ways)
        .as(reader.page.url())
        .allMatch(to -> to.contains(kept) || to.matches("/roster/\\?team=.*asOf=.*"));
  }

  private Reader in(String path) {
    return new Reader(browser, app.address(), Look.DESK).comeBack("auditor").open(path);
  }

  private static void type(Reader reader, String text) {
    reader.page.focus(FIELD);
    reader.page.keyboard().press("Control+A");
    reader.page.keyboard().press("Delete");
    reader.page.keyboard().type(text);
  }

  private static int historyOf(Reader reader) {
    return (int) reader.page.evaluate("history.length");
  }

  private static void assertStandsOnTheField(Reader reader) {
    assertThat(reader.page.evaluate("document.activeElement.id")).isEqualTo("day-asOf");
  }
}

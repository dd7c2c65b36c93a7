package socai.event;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.TEAM;
import static socai.fixture.Field.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import socai.fixture.Names;
import socai.fixture.Seeds;
import socai.team.TeamRenamed;

/** The one order in which everything is folded. */
class HistoryTest {
  private static final EntryId FIRST = Names.entry("first");
  private static final EntryId SECOND = Names.entry("second");

  private final History<TeamRenamed> none = History.empty();

  @Test
  void what_is_told_late_stands_where_its_day_stands() {
    History<TeamRenamed> recorded =
        none.and(renamed("2023-04-01", "April"), FIRST).and(renamed("2023-03-01", "March"), SECOND);
    assertThat(names(recorded)).containsExactly("March", "April");
    assertThat(recorded.last()).map(t -> t.event().name()).contains("April");
    assertThat(recorded.on(day("2023-03-31"))).map(t -> t.event().name()).contains("March");
    assertThat(recorded.on(day("2023-02-28"))).isEmpty();
  }

  @Test
  void of_one_day_what_was_told_last_holds() {
    History<TeamRenamed> recorded =
        none.and(renamed("2023-03-01", "one"), FIRST).and(renamed("2023-03-01", "two"), SECOND);
    assertThat(recorded.on(day("2023-03-01"))).map(t -> t.event().name()).contains("two");
  }

  @Test
  void what_was_retracted_was_never_told() {
    History<TeamRenamed> recorded =
        none.and(renamed("2023-03-01", "one"), FIRST)
            .and(renamed("2023-05-01", "two"), FIRST)
            .and(renamed("2023-04-01", "three"), SECOND);
    assertThat(recorded.has(FIRST)).isTrue();
    assertThat(recorded.of(FIRST)).extracting(TeamRenamed::name).containsExactly("one", "two");
    History<TeamRenamed> left = recorded.without(FIRST);
    assertThat(names(left)).containsExactly("three");
    assertThat(left.has(FIRST)).isFalse();
    assertThat(left.without(FIRST)).isEqualTo(left);
    assertThat(names(recorded)).as("a history is a value").hasSize(3);
  }

  @Test
  void it_is_what_sorting_makes_of_it() {
    Seeds.forEach(500, HistoryTest::isSorted);
  }

  private static void isSorted(Random random) {
    History<TeamRenamed> history = History.empty();
    List<HistoryEvent<TeamRenamed>> naive = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      EntryId entry = Names.entry("entry " + random.nextInt(10));
      if (random.nextInt(6) == 0) {
        history = history.without(entry);
        naive.removeIf(recorded -> recorded.entry().equals(entry));
      } else {
        TeamRenamed event = renamed(anyDay(random).toString(), "name " + i);
        naive.add(HistoryEvent.of(event, history.next(), entry));
        history = history.and(event, entry);
      }
    }
    naive.sort(
        Comparator.comparing((HistoryEvent<TeamRenamed> t) -> t.day())
            .thenComparing(HistoryEvent::order));
    assertThat(history.all()).containsExactlyElementsOf(naive);
    LocalDate day = anyDay(random);
    List<HistoryEvent<TeamRenamed>> before =
        naive.stream().filter(t -> !t.day().isAfter(day)).toList();
    assertThat(history.upTo(day)).containsExactlyElementsOf(before);
    assertThat(history.after(day))
        .containsExactlyElementsOf(naive.subList(before.size(), naive.size()));
    assertThat(history.on(day).stream().toList())
        .isEqualTo(before.subList(Math.max(0, before.size() - 1), before.size()));
  }

  private static LocalDate anyDay(Random random) {
    return LocalDate.of(2023, 1, 1).plusDays(random.nextInt(12));
  }

  private static List<String> names(History<TeamRenamed> history) {
    return history.all().stream().map(t -> t.event().name()).toList();
  }

  private static TeamRenamed renamed(String day, String name) {
    return new TeamRenamed(TEAM, name, day(day));
  }
}

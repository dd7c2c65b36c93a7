package socai.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import socai.query.evidence.Replayed.Difference;
import socai.query.replay.Addend;

/** Two rows side by side. */
class DifferencesTest {
  private static final Addend FIRST = new Addend("members.hamlet/2023-05-01", 4, 5);
  private static final Addend SECOND = new Addend("members.hamlet/2023-05-01", 9, -1);
  private static final Addend THIRD = new Addend("members.hamlet/2023-06-01", 7, 2);

  private static List<String> between(List<Addend> counted, List<Addend> shown) {
    return Differences.between(counted.stream(), shown.stream(), 3).stream()
        .map(d -> d.position() + " " + d.counted() + " " + d.shown())
        .toList();
  }

  @Test
  void rows_that_are_the_same_have_none() {
    assertThat(between(List.of(), List.of())).isEmpty();
    assertThat(between(List.of(FIRST, SECOND, THIRD), List.of(FIRST, SECOND, THIRD))).isEmpty();
  }

  @Test
  void what_only_one_side_has_is_named_wherever_it_stands() {
    List<Addend> all = List.of(FIRST, SECOND, THIRD);
    assertThat(between(all, List.of(SECOND, THIRD))).containsExactly("4 5 0");
    assertThat(between(all, List.of(FIRST, THIRD))).containsExactly("9 -1 0");
    assertThat(between(all, List.of(FIRST, SECOND))).containsExactly("7 2 0");
    assertThat(between(List.of(FIRST, THIRD), all)).containsExactly("9 0 -1");
    assertThat(between(List.of(), all)).containsExactly("4 0 5", "9 0 -1", "7 0 2");
  }

  @Test
  void what_counts_for_another_amount_is_named_with_both() {
    Addend other = new Addend(SECOND.part(), SECOND.position(), -2);
    assertThat(between(List.of(FIRST, SECOND), List.of(FIRST, other))).containsExactly("9 -1 -2");
  }

  @Test
  void no_more_are_listed_than_are_wanted() {
    List<Difference> found =
        Differences.between(
            Stream.iterate(1L, n -> n + 1).map(n -> new Addend("teams", n, 1)),
            Stream.of(),
            Replayed.MOST);
    assertThat(found).hasSize(Replayed.MOST);
  }
}

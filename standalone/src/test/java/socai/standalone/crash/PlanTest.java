package socai.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What goes wrong is decided by the seed, and everything does in its turn. */
class PlanTest {
  private static final List<Fault> ALL = List.of(Fault.values());

  private static List<Cycle> cycles(long seed, int count) {
    Plan plan = new Plan(seed, ALL, 200);
    return Stream.generate(plan::next).limit(count).toList();
  }

  @Test
  void the_same_seed_is_the_same_plan_and_another_one_another() {
    assertThat(cycles(7, 100)).isEqualTo(cycles(7, 100)).isNotEqualTo(cycles(8, 100));
  }

  @Test
  void in_each_turn_each_fault_happens_once() {
    List<Fault> faults = cycles(1, 3 * ALL.size()).stream().map(Cycle::fault).toList();
    for (int turn = 0; turn < 3; turn++) {
      assertThat(faults.subList(turn * ALL.size(), (turn + 1) * ALL.size()))
          .containsExactlyInAnyOrderElementsOf(ALL);
    }
  }

  @Test
  void who_suffers_and_when_differs() {
    List<Cycle> cycles = cycles(1, 200);
    assertThat(cycles.stream().map(Cycle::victim).distinct()).hasSize(Writers.PROCESSES);
    assertThat(cycles.stream().map(Cycle::after).distinct()).hasSizeGreaterThan(50);
    assertThat(cycles.stream().map(Cycle::after)).allMatch(after -> after < 150);
  }
}

package socai.standalone.crash.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import socai.standalone.crash.check.Flaw;
import socai.standalone.crash.check.Violation;

/** A program that leaks, or falls behind, is made up here, and must be found. */
class BoundsTest {
  private static final long MIB = 1 << 20;

  private static Sample sample(long second, long heap, long descriptors, int threads, long lag) {
    return new Sample(second, 0, 100, 0, 0, 0, 0, heap, descriptors, threads, lag);
  }

  private static List<Flaw> broken(LongFunction<Sample> each) {
    Sample before = sample(0, 80 * MIB, 100, 60, 0);
    return Bounds.broken(before, LongStream.range(0, 30).mapToObj(each).toList()).stream()
        .map(Violation::flaw)
        .toList();
  }

  @Test
  void what_goes_up_and_down_is_within_bounds() {
    assertThat(broken(s -> sample(s, 100 * MIB + s % 3 * 60 * MIB, 300 + s % 2 * 200, 250, 2_999)))
        .isEmpty();
  }

  @Test
  void as_much_as_all_callers_at_once_need_is_no_growth() {
    assertThat(broken(s -> sample(s, 100 * MIB, 100 + s * 16, (int) (60 + s * 7), 0))).isEmpty();
  }

  @Test
  void what_grows_and_grows_is_found() {
    assertThat(broken(s -> sample(s, 100 * MIB + s * 8 * MIB, 300, 250, 0)))
        .containsExactly(Flaw.GROWS);
    assertThat(broken(s -> sample(s, 100 * MIB, 300 + s * 40, 250, 0))).containsExactly(Flaw.GROWS);
    assertThat(broken(s -> sample(s, 100 * MIB, 300, (int) (250 + s * 10), 0)))
        .containsExactly(Flaw.GROWS);
  }

  @Test
  void read_models_further_behind_than_half_a_minute_are_found() {
    assertThat(broken(s -> sample(s, 100 * MIB, 300, 250, s == 17 ? 3_001 : 0)))
        .containsExactly(Flaw.LAGS);
  }
}

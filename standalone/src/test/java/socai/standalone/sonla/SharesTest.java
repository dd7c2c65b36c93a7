package socai.standalone.sonla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SharesTest {
  @Test
  void shares_add_up_exactly_and_stay_within_their_bounds() {
    for (long seed = 0; seed < 200; seed++) {
      int[] shares = Shares.of(1_814, 204, 6, 12, new SplittableRandom(seed));
      assertThat(Arrays.stream(shares).sum()).as("seed %s", seed).isEqualTo(1_814);
      assertThat(shares).hasSize(204);
      assertThat(Arrays.stream(shares).boxed()).allMatch(share -> share >= 6 && share <= 12);
    }
  }

  @Test
  void shares_that_cannot_be_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shares.of(10, 3, 4, 9, new SplittableRandom(1)));
  }
}

package socai.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import socai.fixture.Names;

/** Which views are projected together. */
class ProjectionSegmentTest {
  private static final List<String> KEYS =
      IntStream.range(0, 2_000).mapToObj(i -> Names.household("home " + i).toString()).toList();

  @Test
  void each_key_is_in_one_share() {
    for (int count : List.of(1, 2, 4, 8)) {
      assertThat(KEYS)
          .allSatisfy(
              key ->
                  assertThat(ProjectionSegment.of(count).stream().filter(s -> s.has(key)))
                      .hasSize(1));
    }
  }

  @Test
  void shares_are_of_about_one_size() {
    for (ProjectionSegment segment : ProjectionSegment.of(4)) {
      assertThat(KEYS.stream().filter(segment::has).count()).isBetween(400L, 600L);
    }
  }

  @Test
  void a_key_never_changes_its_share_for_how_far_each_has_looked_is_kept() {
    assertThat(
            List.of("vneid", "unit/1", "b7c1c1c4-5d2b-4a65-8f6f-0d0c3d4e5f60").stream()
                .map(
                    key ->
                        ProjectionSegment.of(4).stream()
                            .filter(s -> s.has(key))
                            .findFirst()
                            .orElseThrow()
                            .index()))
        .containsExactly(2, 0, 2);
  }

  @Test
  void only_powers_of_two_will_do() {
    assertThatIllegalArgumentException().isThrownBy(() -> ProjectionSegment.of(3));
    assertThatIllegalArgumentException().isThrownBy(() -> ProjectionSegment.of(0));
  }
}

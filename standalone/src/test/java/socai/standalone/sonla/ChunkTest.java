package socai.standalone.sonla;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import socai.ledger.CommandId;

class ChunkTest {
  private static final Chunk COMMUNE = new SonLaPlan(1, 500).chunk(1);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 40})
  void a_load_that_was_interrupted_goes_on_where_it_stopped(int sent) {
    assertThat(COMMUNE.unsent(first(sent)::contains))
        .isEqualTo(COMMUNE.sendings().subList(sent, COMMUNE.sendings().size()));
  }

  @Test
  void nothing_is_left_when_all_was_sent() {
    Set<CommandId> all = first(COMMUNE.sendings().size());

    assertThat(COMMUNE.unsent(all::contains)).isEmpty();
    assertThat(COMMUNE.sentWhole(all::contains)).isTrue();
  }

  @Test
  void a_command_that_changed_nothing_leaves_none_unsent_that_came_after_the_known() {
    Set<CommandId> known = first(20);
    known.remove(COMMUNE.sendings().get(13).command().command());

    assertThat(COMMUNE.unsent(known::contains))
        .endsWith(
            COMMUNE.sendings().subList(20, COMMUNE.sendings().size()).toArray(Sending[]::new));
  }

  @Test
  void where_to_go_on_is_found_with_few_questions() {
    List<CommandId> asked = new ArrayList<>();

    COMMUNE.unsent(
        command -> {
          asked.add(command);
          return false;
        });

    assertThat(1 << (asked.size() - 1)).isLessThanOrEqualTo(COMMUNE.sendings().size());
  }

  private static Set<CommandId> first(int sent) {
    Set<CommandId> known = new HashSet<>();
    COMMUNE.sendings().subList(0, sent).forEach(s -> known.add(s.command().command()));
    return known;
  }
}

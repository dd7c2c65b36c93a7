package socai.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;
import socai.event.StreamId;

class HouseholdsTest {
  private static final Households HOUSEHOLDS = Households.of(5_000);

  private final List<Act> all = HOUSEHOLDS.inBatches().flatMap(List::stream).toList();

  @Test
  void there_are_as_many_events_as_were_asked_for_or_a_few_more() {
    int events = all.stream().mapToInt(act -> act.events().size()).sum();
    assertThat(events).isEqualTo(HOUSEHOLDS.events()).isBetween(5_000, 5_000 + 13);
  }

  @Test
  void the_events_of_each_stream_join_in_the_order_in_which_they_are_appended() {
    Map<StreamId, Long> next = new HashMap<>();
    for (Act act : all) {
      assertThat(act.first()).isEqualTo(next.getOrDefault(act.stream(), 0L));
      next.merge(act.stream(), (long) act.events().size(), Long::sum);
    }
    assertThat(next).hasSize(HOUSEHOLDS.count());
  }

  @Test
  void no_two_commands_and_no_two_events_have_the_same_identifier() {
    Set<UUID> commands = new HashSet<>();
    Set<String> events = new HashSet<>();
    for (Act act : all) {
      assertThat(commands.add(act.command())).isTrue();
      for (DomainEventMessage<?> message : act.messages()) {
        assertThat(events.add(message.getIdentifier())).isTrue();
      }
    }
  }

  @Test
  void neighbours_in_the_ledger_are_of_different_households() {
    assertThat(all.stream().limit(300).map(Act::stream)).doesNotHaveDuplicates();
    assertThat(all.stream().skip(HOUSEHOLDS.count()).limit(300).map(Act::stream))
        .doesNotHaveDuplicates();
  }

  @Test
  void the_next_set_of_commands_is_of_other_households() {
    Acts acts = new Acts();
    Set<UUID> commands = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      assertThat(commands.add(acts.next().command())).isTrue();
    }
  }
}

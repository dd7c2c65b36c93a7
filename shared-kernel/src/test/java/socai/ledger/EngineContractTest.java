package socai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import socai.fixture.MemoryLedger;
import socai.ledger.contract.EngineContract;
import socai.ledger.contract.Engines;

/** The contract of Axon's engine holds, and finds out an engine that stands on a flawed ledger. */
class EngineContractTest {
  private static final String RACE =
      "followers_see_each_event_of_several_writers_once_and_in_one_order";
  private static final String ORDER =
      "what_is_read_as_a_whole_is_in_the_order_of_appending_and_each_token_covers_the_last";

  /** Of these the contract must complain; outside of it they are no tests. */
  abstract static class Suspect extends EngineContract {
    private final Ledger ledger;

    Suspect(Ledger ledger) {
      this.ledger = ledger;
    }

    @Override
    protected Opened openOneMore() {
      return Engines.on(ledger);
    }
  }

  /** Nobody waits long for what will not come. */
  abstract static class Flawed extends Suspect {
    Flawed(Ledger ledger) {
      super(ledger);
    }

    @Override
    protected Duration patience() {
      return Duration.ofMillis(300);
    }
  }

  static final class OfTheWhole extends Suspect {
    OfTheWhole() {
      super(new MemoryLedger());
    }
  }

  static final class OfTheForgetful extends Flawed {
    OfTheForgetful() {
      super(new FlawedLedger.Forgetful());
    }
  }

  static final class OfTheReordering extends Flawed {
    OfTheReordering() {
      super(new FlawedLedger.Reordering());
    }
  }

  static final class OfTheDoubling extends Flawed {
    OfTheDoubling() {
      super(new FlawedLedger.Doubling());
    }
  }

  static final class OfTheSkipping extends Flawed {
    OfTheSkipping() {
      super(new FlawedLedger.Skipping());
    }
  }

  static final class OfTheSplitting extends Flawed {
    OfTheSplitting() {
      super(new FlawedLedger.Splitting());
    }
  }

  static final class OfTheRepeating extends Flawed {
    OfTheRepeating() {
      super(new FlawedLedger.Repeating());
    }
  }

  static final class OfTheComplaisant extends Flawed {
    OfTheComplaisant() {
      super(new FlawedLedger.Complaisant());
    }
  }

  @Test
  void an_engine_on_a_whole_ledger_passes() {
    assertThat(failuresOf(OfTheWhole.class)).isEmpty();
  }

  @Test
  void an_engine_that_forgets_is_found_out() {
    assertThat(failuresOf(OfTheForgetful.class)).contains(RACE, ORDER);
  }

  @Test
  void an_engine_that_changes_the_order_is_found_out() {
    assertThat(failuresOf(OfTheReordering.class)).contains(ORDER);
  }

  @Test
  void an_engine_that_tells_an_event_twice_is_found_out() {
    assertThat(failuresOf(OfTheDoubling.class)).contains(RACE, ORDER);
  }

  @Test
  void an_engine_that_skips_an_event_for_a_slow_follower_is_found_out() {
    assertThat(failuresOf(OfTheSkipping.class))
        .contains("a_slow_follower_misses_nothing_however_far_the_others_are");
  }

  @Test
  void an_engine_that_splits_a_unit_of_work_is_found_out() {
    assertThat(failuresOf(OfTheSplitting.class))
        .contains("events_of_several_streams_come_together_or_not_at_all");
  }

  @Test
  void an_engine_that_carries_out_a_command_again_is_found_out() {
    assertThat(failuresOf(OfTheRepeating.class))
        .contains("a_command_that_comes_again_appends_nothing");
  }

  @Test
  void an_engine_that_takes_no_notice_of_rivals_is_found_out() {
    assertThat(failuresOf(OfTheComplaisant.class))
        .contains("whoever_comes_second_to_a_number_hears_that_another_was_there");
  }

  private static Set<String> failuresOf(Class<? extends EngineContract> contract) {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(contract)).execute();
    assertThat(results.testEvents().started().count()).isGreaterThanOrEqualTo(13);
    assertThat(results.testEvents().skipped().count()).isZero();
    return results.testEvents().failed().stream()
        .map(event -> event.getTestDescriptor().getDisplayName().replace("()", ""))
        .collect(Collectors.toSet());
  }
}

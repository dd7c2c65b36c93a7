package socai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import socai.ledger.contract.LedgerContract;

/** The contract finds out a ledger that breaks a promise, whichever it is. */
class LedgerContractTest {
  /** Of these the contract must complain; outside of it they are no tests. */
  abstract static class Suspect extends LedgerContract {
    private final Ledger ledger;

    Suspect(Ledger ledger) {
      this.ledger = ledger;
    }

    @Override
    protected Ledger open() {
      return ledger;
    }
  }

  static final class OfTheWhole extends Suspect {
    OfTheWhole() {
      super(new FlawedLedger());
    }
  }

  static final class OfTheForgetful extends Suspect {
    OfTheForgetful() {
      super(new FlawedLedger.Forgetful());
    }
  }

  static final class OfTheReordering extends Suspect {
    OfTheReordering() {
      super(new FlawedLedger.Reordering());
    }
  }

  static final class OfTheDoubling extends Suspect {
    OfTheDoubling() {
      super(new FlawedLedger.Doubling());
    }
  }

  static final class OfTheComplaisant extends Suspect {
    OfTheComplaisant() {
      super(new FlawedLedger.Complaisant());
    }
  }

  static final class OfTheCredulous extends Suspect {
    OfTheCredulous() {
      super(new FlawedLedger.Credulous());
    }
  }

  static final class OfTheDeaf extends Suspect {
    OfTheDeaf() {
      super(new FlawedLedger.Deaf());
    }
  }

  static final class OfTheGenerous extends Suspect {
    OfTheGenerous() {
      super(new FlawedLedger.Generous());
    }
  }

  static final class OfTheSkipping extends Suspect {
    OfTheSkipping() {
      super(new FlawedLedger.Skipping());
    }
  }

  static final class OfTheSplitting extends Suspect {
    OfTheSplitting() {
      super(new FlawedLedger.Splitting());
    }
  }

  static final class OfTheRepeating extends Suspect {
    OfTheRepeating() {
      super(new FlawedLedger.Repeating());
    }
  }

  private static final String RACE = "two_writers_at_once_leave_no_gap_and_a_reader_misses_nothing";

  @Test
  void a_whole_ledger_passes() {
    assertThat(failuresOf(OfTheWhole.class)).isEmpty();
  }

  @Test
  void a_ledger_that_forgets_is_found_out() {
    assertThat(failuresOf(OfTheForgetful.class))
        .contains(
            RACE, "positions_are_1_2_3_without_gaps", "opened_again_it_goes_on_where_it_stood");
  }

  @Test
  void a_ledger_that_changes_the_order_is_found_out() {
    assertThat(failuresOf(OfTheReordering.class))
        .contains(
            RACE, "positions_are_1_2_3_without_gaps", "what_was_appended_is_read_byte_for_byte");
  }

  @Test
  void a_ledger_that_tells_an_event_twice_is_found_out() {
    assertThat(failuresOf(OfTheDoubling.class)).contains(RACE, "positions_are_1_2_3_without_gaps");
  }

  @Test
  void a_ledger_that_takes_no_notice_of_conflicts_is_found_out() {
    assertThat(failuresOf(OfTheComplaisant.class))
        .containsExactlyInAnyOrder(
            "whoever_comes_second_to_a_place_in_a_stream_is_refused",
            "a_commit_over_several_streams_is_all_or_nothing",
            "whoever_comes_late_to_a_stream_and_a_key_is_told_of_the_stream",
            "of_many_who_want_one_place_in_a_stream_one_gets_it");
  }

  @Test
  void a_ledger_that_does_not_tell_known_commands_is_found_out() {
    assertThat(failuresOf(OfTheCredulous.class))
        .containsExactlyInAnyOrder(
            "a_command_is_in_the_ledger_once",
            "a_commit_sent_again_is_told_as_known_and_not_as_a_conflict",
            "a_commit_with_a_key_sent_again_is_told_as_known",
            "of_one_command_sent_many_times_at_once_one_is_appended");
  }

  @Test
  void a_ledger_that_does_not_keep_what_a_command_said_is_found_out() {
    assertThat(failuresOf(OfTheDeaf.class)).containsExactly("what_a_command_said_is_kept_with_it");
  }

  @Test
  void a_ledger_that_gives_a_key_twice_is_found_out() {
    assertThat(failuresOf(OfTheGenerous.class))
        .containsExactlyInAnyOrder(
            "a_key_is_taken_once_in_whatever_stream", "of_many_who_want_one_key_one_gets_it");
  }

  @Test
  void a_ledger_that_skips_an_event_for_a_slow_reader_is_found_out() {
    assertThat(failuresOf(OfTheSkipping.class))
        .contains("a_slow_reader_misses_nothing_of_what_others_append_meanwhile");
  }

  @Test
  void a_ledger_that_splits_a_commit_is_found_out() {
    assertThat(failuresOf(OfTheSplitting.class))
        .contains("a_commit_over_several_streams_is_all_or_nothing");
  }

  @Test
  void a_ledger_that_carries_out_a_command_again_is_found_out() {
    assertThat(failuresOf(OfTheRepeating.class))
        .contains(
            "a_command_is_in_the_ledger_once",
            "a_commit_sent_again_is_told_as_known_and_not_as_a_conflict",
            "of_one_command_sent_many_times_at_once_one_is_appended");
  }

  private static Set<String> failuresOf(Class<? extends LedgerContract> contract) {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(contract)).execute();
    assertThat(results.testEvents().started().count()).isGreaterThanOrEqualTo(15);
    assertThat(results.testEvents().skipped().count()).isZero();
    return results.testEvents().failed().stream()
        .map(event -> event.getTestDescriptor().getDisplayName().replace("()", ""))
        .collect(Collectors.toSet());
  }
}

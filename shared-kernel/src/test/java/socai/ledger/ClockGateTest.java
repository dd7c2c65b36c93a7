package socai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import socai.event.StreamId;
import socai.fixture.Lines;
import socai.fixture.MemoryLedger;
import socai.fixture.SettableClock;
import socai.ledger.contract.Draft;
import socai.problem.RefusedException;
import socai.time.RecordedAt;

/** What becomes of commands when a clock is set back. */
class ClockGateTest {
  private static final Instant RECORDED = Lines.RECORDED.value();
  private static final Duration MOST = Duration.ofMinutes(5);

  private final SettableClock clock = new SettableClock(RECORDED);
  private final MemoryLedger ledger = new MemoryLedger();
  private final AtomicInteger asked = new AtomicInteger();
  private final ClockGate gate = new ClockGate(asked::incrementAndGet, ledger, clock, MOST);

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger().addAppender(log);
  }

  @AfterEach
  void stop() {
    logger().detachAppender(log);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(ClockGate.class);
  }

  @Test
  void a_clock_that_goes_on_is_no_matter() {
    recorded();
    for (int seconds = 0; seconds < 5; seconds++) {
      clock.set(RECORDED.plusSeconds(seconds));
      assertThatCode(gate::demandOpen).doesNotThrowAnyException();
    }
    assertThat(asked).hasValue(5);
    assertThat(gate.look()).isEmpty();
    assertThat(log.list).isEmpty();
  }

  @Test
  void at_the_start_the_clock_is_held_against_what_was_recorded_last() {
    recorded();
    clock.set(RECORDED.minus(Duration.ofDays(365)));
    refused(365L * 24 * 3600);
    refused(365L * 24 * 3600);
    assertThat(log.list).hasSize(1);
    assertThat(log.list.get(0).getFormattedMessage()).contains("31536000 seconds", "no commands");
    assertThat(gate.look()).contains(Duration.ofDays(365));
    assertThat(gate.isClosedFor(Duration.ofDays(365))).isTrue();
  }

  @Test
  void while_it_runs_a_clock_that_is_set_back_is_refused_until_it_is_right_again() {
    gate.demandOpen();
    gate.recorded(new RecordedAt(RECORDED.plusSeconds(1_000)));
    refused(1_000);
    clock.set(RECORDED.plusSeconds(1_000).minus(MOST));
    assertThatCode(gate::demandOpen).doesNotThrowAnyException();
    clock.set(clock.instant().minusMillis(1));
    refused(MOST.toSeconds());
  }

  @Test
  void a_little_is_said_once_each_time_and_let_through() {
    recorded();
    for (int times = 1; times <= 2; times++) {
      clock.set(RECORDED.minusSeconds(30));
      gate.demandOpen();
      gate.demandOpen();
      assertThat(log.list).hasSize(times);
      assertThat(gate.look()).contains(Duration.ofSeconds(30));
      assertThat(gate.isClosedFor(Duration.ofSeconds(30))).isFalse();
      clock.set(RECORDED);
      gate.demandOpen();
    }
  }

  @Test
  void what_the_gate_before_refuses_is_refused_by_it() {
    Gate shut =
        new ClockGate(
            () -> {
              throw LedgerRefusal.BUSY.refused();
            },
            ledger,
            clock,
            MOST);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(shut::demandOpen)
        .satisfies(e -> assertThat(e.refusal()).isEqualTo(LedgerRefusal.BUSY));
  }

  private void recorded() {
    ledger.append(Draft.of("a").with(new StreamId("team", "a"), 0, 1).commit());
  }

  private void refused(long seconds) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(gate::demandOpen)
        .satisfies(
            e -> {
              assertThat(e.refusal()).isEqualTo(LedgerRefusal.CLOCK_BEHIND);
              assertThat(e.details()).containsEntry("seconds", Long.toString(seconds));
            });
  }
}

package socai.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import socai.schema.Json;
import socai.time.RecordedAt;

/**
 * Closed while this machine's clock lies further behind what the ledger has recorded than is
 * allowed: a clock that was set back would have the ledger tell that what comes now came before.
 * What is less is let through, and said once, until the clock is right again. Behind another gate.
 */
public final class ClockGate implements Gate {
  private static final Logger LOG = LoggerFactory.getLogger(ClockGate.class);

  /** Clocks that are kept right go back by less. */
  private static final Duration OF_NO_MATTER = Duration.ofSeconds(1);

  private final Gate before;
  private final Ledger ledger;
  private final Clock clock;
  private final Duration mostBehind;
  private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);
  private final AtomicBoolean looked = new AtomicBoolean();
  private final AtomicBoolean said = new AtomicBoolean();

  /**
   * @param before is asked first
   * @param mostBehind how far behind it is still open
   */
  public ClockGate(Gate before, Ledger ledger, Clock clock, Duration mostBehind) {
    this.before = before;
    this.ledger = ledger;
    this.clock = clock;
    this.mostBehind = mostBehind;
  }

  @Override
  public void demandOpen() {
    before.demandOpen();
    if (!looked.get()) {
      lookAtTheEnd();
    }
    Duration behind = behind();
    if (isClosedFor(behind)) {
      throw LedgerRefusal.CLOCK_BEHIND.refused(
          Map.of("seconds", Long.toString(behind.toSeconds())));
    }
  }

  /** Heeds that something was recorded at {@code moment}. */
  public void recorded(RecordedAt moment) {
    latest.accumulateAndGet(moment.value(), (known, now) -> known.isAfter(now) ? known : now);
  }

  /**
   * How far the clock lies behind what was recorded last, also by other processes; empty if it does
   * not, or by no more than matters. Two reads.
   */
  public Optional<Duration> look() {
    lookAtTheEnd();
    return Optional.of(behind()).filter(behind -> behind.compareTo(OF_NO_MATTER) > 0);
  }

  /** Whether commands are refused for a clock that lies behind by {@code behind}. */
  public boolean isClosedFor(Duration behind) {
    return behind.compareTo(mostBehind) > 0;
  }

  private void lookAtTheEnd() {
    Position head = ledger.head();
    if (!head.equals(Position.START)) {
      List<Entry> last = ledger.read(head.plus(-1), 1);
      last.forEach(entry -> recorded(EventLine.read(Json.mapper(), entry.line()).recordedtime()));
    }
    looked.set(true);
  }

  private Duration behind() {
    Instant last = latest.get();
    Instant now = clock.instant();
    if (!now.isBefore(last)) {
      said.set(false);
      return Duration.ZERO;
    }
    Duration behind = Duration.between(now, last);
    if (behind.compareTo(OF_NO_MATTER) > 0 && !said.getAndSet(true)) {
      LOG.warn(
          "this machine's clock lies {} seconds behind what the ledger has recorded; {}",
          behind.toSeconds(),
          isClosedFor(behind)
              ? "no commands are taken until it is right (socai.clock.most-behind)"
              : "set it right by a time server (NTP)");
    }
    return behind;
  }
}

package socai.query.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import socai.health.Degraded;
import socai.ledger.Ledger;
import socai.proof.DiffersException;
import socai.proof.Notary;
import socai.proof.TransparencyLog;
import socai.proof.witness.Witnesses;

/**
 * How the log is, for whoever watches the process: DOWN once the ledger is not what was signed, or
 * a thread of the log has ended, DEGRADED while what is recorded is not signed or what is signed is
 * not witnessed, each with a code. It names positions and witnesses, and nothing of what was
 * recorded. Costs two reads.
 */
@Component("logHealthIndicator")
class LogHealth implements HealthIndicator {
  /** A commit is signed within a second; what a start or a fail-over takes is no fault. */
  private static final Duration MOST_LAG = Duration.ofSeconds(15);

  private static final Duration MOST_UNWITNESSED = Duration.ofMinutes(1);

  private static final String CODE = "code";

  private final TransparencyLog log;
  private final Ledger ledger;
  private final Optional<Notary> notary;
  private final Optional<Witnesses> witnesses;
  private final LogThreads threads;
  private final Clock clock;
  private final Lag lag = new Lag();

  LogHealth(
      TransparencyLog log,
      Ledger ledger,
      Optional<Notary> notary,
      Optional<Witnesses> witnesses,
      LogThreads threads,
      Clock clock) {
    this.log = log;
    this.ledger = ledger;
    this.notary = notary;
    this.witnesses = witnesses;
    this.threads = threads;
    this.clock = clock;
  }

  @Override
  public Health health() {
    Optional<DiffersException> stopped = notary.map(Notary::whyStopped).orElseGet(log::stopped);
    if (stopped.isPresent()) {
      return Health.down()
          .withDetail(CODE, "log.stopped")
          .withDetail("difference", stopped.get().difference().code())
          .withDetail("position", stopped.get().position())
          .build();
    }
    List<String> ended = threads.ended();
    if (!ended.isEmpty()) {
      return Health.down()
          .withDetail(CODE, "log.thread-ended")
          .withDetail("threads", ended)
          .build();
    }
    long signed = log.latest().map(last -> last.checkpoint().size()).orElse(0L);
    long behind = ledger.head().value() - signed;
    Duration since = lag.at(signed, behind, clock.instant());
    if (since.compareTo(MOST_LAG) > 0) {
      return Degraded.health()
          .withDetail(CODE, "log.lagging")
          .withDetail("events", behind)
          .withDetail("seconds", since.toSeconds())
          .build();
    }
    return witnesses.map(LogHealth::of).orElseGet(() -> Health.up().build());
  }

  private static Health of(Witnesses asked) {
    Map<String, String> troubles = asked.troubles();
    if (troubles.values().stream().anyMatch(Witnesses.OBJECTIONS::contains)) {
      return Degraded.health()
          .withDetail(CODE, "log.witness-objects")
          .withDetail("witnesses", troubles)
          .build();
    }
    Duration tooFew = asked.tooFewFor();
    if (tooFew.compareTo(MOST_UNWITNESSED) > 0) {
      return Degraded.health()
          .withDetail(CODE, "log.unwitnessed")
          .withDetail("seconds", tooFew.toSeconds())
          .withDetail("witnesses", troubles)
          .build();
    }
    return troubles.isEmpty()
        ? Health.up().build()
        : Health.up().withDetail("witnesses", troubles).build();
  }

  /** For how long it has been seen that the same size is the last signed, though there is more. */
  private static final class Lag {
    private static final long NONE = -1;

    private long seen = NONE;
    private Instant since = Instant.EPOCH;

    synchronized Duration at(long signed, long behind, Instant now) {
      if (behind <= 0) {
        seen = NONE;
        return Duration.ZERO;
      }
      if (signed != seen) {
        seen = signed;
        since = now;
      }
      return Duration.between(since, now);
    }
  }
}

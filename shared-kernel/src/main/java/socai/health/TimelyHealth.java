package socai.health;

import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * What an indicator says, in time: it looks on a thread of its own, and whoever asks waits for it
 * only so long. Where one of several is asked, all of them look, so that their times do not add up.
 * Each has one look at a time, which all share who ask meanwhile or just afterwards: nobody who
 * watches makes a queue behind a store that is busy or silent.
 *
 * <p>While a look is late, what was seen last stands if it was not well, and nothing is said to be
 * well that was never seen. Safe for use by many threads.
 */
public final class TimelyHealth implements HealthIndicator {
  /** What an indicator says that has not come to an end with its look. */
  public static final String LATE = "health.late";

  /** What was seen so lately is still so. */
  private static final Duration FRESH = Duration.ofMillis(500);

  private static final String CODE = "code";

  private final HealthIndicator asked;
  private final ExecutorService lookers;
  private final Duration patience;
  private final Collection<TimelyHealth> together;
  private @Nullable Look last;

  /** How it was when it was seen last. */
  private volatile Health seen = Health.outOfService().withDetail(CODE, LATE).build();

  /**
   * What {@code asked} says, in time.
   *
   * @param asked who looks
   * @param lookers on whose threads, of which it takes one at a time
   * @param patience how long whoever asks waits, for this one and for all with it
   * @param together those that look together, which it joins; safe for use by many threads
   */
  public static TimelyHealth of(
      HealthIndicator asked,
      ExecutorService lookers,
      Duration patience,
      Collection<TimelyHealth> together) {
    TimelyHealth one = new TimelyHealth(asked, lookers, patience, together);
    together.add(one);
    return one;
  }

  private TimelyHealth(
      HealthIndicator asked,
      ExecutorService lookers,
      Duration patience,
      Collection<TimelyHealth> together) {
    this.asked = asked;
    this.lookers = lookers;
    this.patience = patience;
    this.together = together;
  }

  private record Look(Future<Health> found, long begun) {
    Duration age() {
      return Duration.ofNanos(System.nanoTime() - begun);
    }
  }

  @Override
  public Health health() {
    together.forEach(TimelyHealth::look);
    Look look = look();
    Duration left = patience.minus(look.age());
    try {
      return look.found().get(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      return late(look.age());
    } catch (ExecutionException failed) {
      return Health.down()
          .withDetail(
              "failing",
              Objects.requireNonNullElse(failed.getCause(), failed).getClass().getSimpleName())
          .build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.unknown().build();
    }
  }

  private Health late(Duration since) {
    Health before = seen;
    Health.Builder late =
        before.getStatus().equals(Status.UP)
            ? Degraded.health().withDetail(CODE, LATE)
            : Health.status(before.getStatus()).withDetails(before.getDetails());
    return late.withDetail("late", since.toSeconds()).build();
  }

  private Health seen() {
    Health now = Objects.requireNonNullElseGet(asked.health(), () -> Health.unknown().build());
    seen = now;
    return now;
  }

  private synchronized Look look() {
    Look current = last;
    if (current == null || (current.found().isDone() && current.age().compareTo(FRESH) > 0)) {
      current = new Look(lookers.submit(this::seen), System.nanoTime());
      last = current;
    }
    return current;
  }
}

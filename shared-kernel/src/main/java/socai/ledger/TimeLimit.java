package socai.ledger;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * By when what a thread does must be answered: set where a caller comes in, asked wherever the
 * thread would wait for others or for the store. Holds for the thread that set it only.
 */
public final class TimeLimit {
  /** The store is given so much even by who is late, so that a wait is never without a bound. */
  private static final Duration LEAST = Duration.ofMillis(1);

  private static final ThreadLocal<@Nullable Long> END = new ThreadLocal<>();

  private TimeLimit() {}

  /** Does {@code work}, which is to take {@code longest}; less, where less was left already. */
  public static <T> T within(Duration longest, Supplier<T> work) {
    Long before = END.get();
    long end = System.nanoTime() + longest.toNanos();
    END.set(before == null || end - before < 0 ? end : before);
    try {
      return work.get();
    } finally {
      if (before == null) {
        END.remove();
      } else {
        END.set(before);
      }
    }
  }

  /** What is left, and {@code most} where more is left or nobody set a limit; never nothing. */
  public static Duration left(Duration most) {
    Long end = END.get();
    if (end == null) {
      return most;
    }
    Duration left = Duration.ofNanos(end - System.nanoTime());
    if (left.compareTo(LEAST) < 0) {
      return LEAST;
    }
    return left.compareTo(most) < 0 ? left : most;
  }

  /** Whether nothing is left. */
  public static boolean isUp() {
    Long end = END.get();
    return end != null && end - System.nanoTime() <= 0;
  }
}

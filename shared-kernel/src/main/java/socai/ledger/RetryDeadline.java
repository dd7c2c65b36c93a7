package socai.ledger;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long one goes on trying. Pauses grow, and are drawn by lot, so that those who disturbed one
 * another do not meet again. Whoever is interrupted goes on: what is under way must be decided.
 */
final class RetryDeadline {
  private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final long deadline;
  private long next = SHORTEST_NANOS;
  private boolean interrupted;

  RetryDeadline(Duration longest) {
    deadline = System.nanoTime() + longest.toNanos();
  }

  /** Pauses; false, without a pause, if the time is up. */
  boolean pause() {
    interrupted |= Thread.interrupted();
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      return false;
    }
    LockSupport.parkNanos(Math.min(left, ThreadLocalRandom.current().nextLong(next)));
    next = Math.min(2 * next, LONGEST_NANOS);
    return true;
  }

  /** Gives back an interruption that came meanwhile. */
  void end() {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package socai.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Lets so many in at a time; so many more wait, each only so long, in the order of their coming;
 * all others are turned away at once. So how long anybody waits is bounded, and by that what comes
 * in: as many as are inside are served in the time that one of them takes (Little's law). Safe for
 * use by many threads.
 */
final class Turnstile {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Semaphore free;
  private final AtomicInteger waiting = new AtomicInteger();
  private final int mostWaiting;
  private final Duration longest;

  /**
   * @param inside how many may be inside
   * @param mostWaiting how many may wait
   * @param longest how long each of them does
   */
  Turnstile(int inside, int mostWaiting, Duration longest) {
    this.free = new Semaphore(inside, true);
    this.mostWaiting = mostWaiting;
    this.longest = longest;
  }

  /** Whether somebody waits. */
  boolean isCrowded() {
    return waiting.get() > 0;
  }

  /** Goes in; false if there is no room within the time. */
  boolean enter() {
    return enter(longest, () -> true);
  }

  /**
   * Goes in; false if there is no room within the time, or {@code stillWanted} no longer holds,
   * which is asked while waiting; each time who waits lets others go before.
   */
  boolean enter(BooleanSupplier stillWanted) {
    return enter(BETWEEN_LOOKS, stillWanted);
  }

  private boolean enter(Duration betweenLooks, BooleanSupplier stillWanted) {
    if (waiting.get() == 0 && free.tryAcquire()) {
      return true;
    }
    if (waiting.incrementAndGet() > mostWaiting) {
      waiting.decrementAndGet();
      return false;
    }
    try {
      long end = System.nanoTime() + longest.toNanos();
      while (stillWanted.getAsBoolean()) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        if (free.tryAcquire(Math.min(left, betweenLooks.toNanos()), TimeUnit.NANOSECONDS)) {
          return true;
        }
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** Goes out; for who went in. */
  void leave() {
    free.release();
  }
}

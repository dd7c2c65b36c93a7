package socai.ledger;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds how many commits wait or are under way, and how large they are together. Whoever finds it
 * full waits a stated time and is then refused; first come, first served.
 */
final class AdmissionLimit {
  private final int seats;
  private final int bytesASeat;
  private final Duration longestQueue;
  private final Semaphore free;
  private volatile boolean closed;

  AdmissionLimit(WriteLimits limits) {
    seats = limits.commitsWaiting();
    bytesASeat = Math.max(1, limits.bytesWaiting() / seats);
    longestQueue = limits.longestQueue();
    free = new Semaphore(seats, true);
  }

  /**
   * Takes as many seats as {@code bytes} fill; to be given back by {@link #leave}.
   *
   * @throws socai.problem.RefusedException if there is no room in time, or it is closed
   */
  void enter(int bytes) {
    if (closed) {
      throw LedgerRefusal.CLOSING.refused();
    }
    boolean entered;
    try {
      entered = free.tryAcquire(seatsFor(bytes), longestQueue.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LedgerRefusal.BUSY.refused();
    }
    if (entered && closed) {
      leave(bytes);
    }
    if (closed) {
      throw LedgerRefusal.CLOSING.refused();
    }
    if (!entered) {
      throw LedgerRefusal.BUSY.refused();
    }
  }

  void leave(int bytes) {
    free.release(seatsFor(bytes));
  }

  /** Lets nobody in any more, and waits up to {@code longest} until all have left. */
  boolean closeAndEmpty(Duration longest) throws InterruptedException {
    closed = true;
    boolean empty = free.tryAcquire(seats, longest.toNanos(), TimeUnit.NANOSECONDS);
    if (empty) {
      free.release(seats);
    }
    return empty;
  }

  private int seatsFor(int bytes) {
    return Math.min(seats, 1 + bytes / bytesASeat);
  }
}

package socai.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one writer of a process: what concurrent commands want to append is gathered and sent as one
 * ordered insert.
 *
 * <p>One of those who wait writes for all; when its batch is written it hands that on to the first
 * who still waits, and then tells the others. So nothing is handed to another thread, a lone append
 * costs one insert, and a batch never waits to grow: it grows while the batch before it is being
 * written.
 *
 * <p>Each caller hears within the stated time, however long the store is silent: who waits longer
 * leaves, whoever is writing. Who writes for others does so for as long as it may wait itself; what
 * is undecided then goes back to where it waited.
 */
final class GroupCommit {
  /** How long an ending process waits for what is under way. */
  private static final Duration DRAINING = Duration.ofSeconds(30);

  private final WriteLimits limits;
  private final AdmissionLimit room;
  private final Deque<PendingCommit> waiting = new ConcurrentLinkedDeque<>();
  private final ReentrantLock writing = new ReentrantLock();

  /** Guarded by {@link #writing}. */
  private final OrderedWriter writer;

  GroupCommit(CommitStore store, WriteLimits limits) {
    this.limits = limits;
    this.room = new AdmissionLimit(limits);
    this.writer = new OrderedWriter(store, limits.patience());
  }

  /**
   * Appends {@code commit}, perhaps together with others, and answers with the position of its last
   * event. Who is interrupted hears the outcome all the same.
   *
   * @throws socai.problem.RefusedException with a {@link LedgerRefusal} if it could not be taken
   */
  Position append(PendingCommit commit) {
    return TimeLimit.within(limits.patience(), () -> appended(commit));
  }

  private Position appended(PendingCommit commit) {
    room.enter(commit.bytes());
    boolean interrupted = false;
    try {
      waiting.add(commit);
      while (!commit.isDecided()) {
        if (timeLeft() <= 0) {
          leave(commit);
        } else if (writing.tryLock()) {
          writeOneBatch(commit);
        } else {
          LockSupport.parkNanos(this, timeLeft());
        }
        interrupted |= Thread.interrupted();
      }
    } finally {
      room.leave(commit.bytes());
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return commit.outcome();
  }

  /** Until this thread's caller must hear, less what an insert takes that is worth sending. */
  private long timeLeft() {
    return TimeLimit.left(limits.patience()).minus(limits.leastTime()).toNanos();
  }

  /** Nobody writes it, or whoever does has not heard of it in time. */
  private void leave(PendingCommit commit) {
    boolean untouched = waiting.remove(commit) && !commit.isInDoubt();
    commit.failed(
        (RuntimeException)
            (untouched ? LedgerRefusal.BUSY : LedgerRefusal.IN_DOUBT)
                .refused()
                .initCause(commit.trouble()));
    wakeNext();
  }

  /** By whoever holds the lock, which is given up. */
  private void writeOneBatch(PendingCommit own) {
    List<PendingCommit> batch = List.of();
    try {
      if (!own.isDecided()) {
        batch = nextBatch();
        writer.write(batch);
      }
    } finally {
      for (int i = batch.size() - 1; i >= 0; i--) {
        if (!batch.get(i).isDecided()) {
          waiting.addFirst(batch.get(i));
        }
      }
      writing.unlock();
      wakeNext();
      batch.forEach(PendingCommit::wake);
    }
  }

  private void wakeNext() {
    PendingCommit next = waiting.peek();
    if (next != null) {
      next.wake();
    }
  }

  private List<PendingCommit> nextBatch() {
    List<PendingCommit> batch = new ArrayList<>();
    long bytes = 0;
    while (batch.size() < limits.commitsInABatch()) {
      PendingCommit next = waiting.poll();
      if (next == null) {
        break;
      }
      if (next.isDecided()) {
        continue; // its caller has left
      }
      if (!batch.isEmpty() && bytes + next.bytes() > limits.bytesInABatch()) {
        waiting.addFirst(next);
        break;
      }
      batch.add(next);
      bytes += next.bytes();
    }
    return batch;
  }

  /** Refuses newcomers, and returns when all who came before have heard their outcome. */
  void close() {
    try {
      if (!room.closeAndEmpty(DRAINING)) {
        throw new IllegalStateException("appends are still under way");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

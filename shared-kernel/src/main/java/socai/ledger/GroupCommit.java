package socai.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
 */
final class GroupCommit {
  /** How long an ending process waits for what is under way. */
  private static final Duration DRAINING = Duration.ofSeconds(30);

  private final WriteLimits limits;
  private final WaitingRoom room;
  private final Queue<PendingCommit> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();

  /** Guarded by {@link #writing}. */
  private final OrderedWriter writer;

  GroupCommit(CommitStore store, WriteLimits limits) {
    this.limits = limits;
    this.room = new WaitingRoom(limits);
    this.writer = new OrderedWriter(store, limits.patience());
  }

  /**
   * Appends {@code commit}, perhaps together with others, and answers with the position of its last
   * event. Who is interrupted hears the outcome all the same.
   *
   * @throws socai.problem.RefusedException with a {@link LedgerRefusal} if it could not be taken
   */
  Position append(PendingCommit commit) {
    room.enter(commit.bytes());
    boolean interrupted = false;
    try {
      waiting.add(commit);
      while (!commit.isDecided()) {
        if (writing.tryLock()) {
          writeOneBatch(commit);
        } else {
          LockSupport.park(this);
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

  /** By whoever holds the lock, which is given up. */
  private void writeOneBatch(PendingCommit own) {
    List<PendingCommit> batch = List.of();
    try {
      if (!own.isDecided()) {
        batch = nextBatch();
        writer.write(batch);
      }
    } finally {
      writing.unlock();
      PendingCommit next = waiting.peek();
      if (next != null) {
        next.wake();
      }
      batch.forEach(PendingCommit::wake);
    }
  }

  private List<PendingCommit> nextBatch() {
    List<PendingCommit> batch = new ArrayList<>();
    long bytes = 0;
    PendingCommit next = waiting.peek();
    while (next != null
        && batch.size() < limits.commitsInABatch()
        && (batch.isEmpty() || bytes + next.bytes() <= limits.bytesInABatch())) {
      batch.add(waiting.remove());
      bytes += next.bytes();
      next = waiting.peek();
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

package socai.embedded.store;

import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * Lets many writers share one sync of the log. A writer takes a ticket after it has written;
 * whoever must answer for the ticket leaves a note that is called once the ticket is durable. While
 * one sync runs, the next group forms. Nobody's thread waits.
 */
public final class GroupCommit implements AutoCloseable {
  /** How long a write that nobody waits for may stay unsynced. */
  private static final long IDLE_SYNC_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final LogSync log;
  private final Thread syncer;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong demanded = new AtomicLong();
  private final ConcurrentLinkedQueue<Waiter> waiters = new ConcurrentLinkedQueue<>();
  private volatile long durable;
  private volatile boolean closed;
  private volatile @Nullable RocksDBException failure;

  private final Consumer<RocksDBException> failed;

  /** Starts the thread that syncs. */
  public GroupCommit(LogSync log) {
    this(log, failure -> {});
  }

  /**
   * Starts the thread that syncs.
   *
   * @param failed told once, when nothing more can be promised
   */
  GroupCommit(LogSync log, Consumer<RocksDBException> failed) {
    this.log = log;
    this.failed = failed;
    this.syncer = new Thread(this::run, "embedded-mongo-log-sync");
    syncer.setDaemon(true);
    syncer.start();
  }

  /** What waits for a ticket. */
  @FunctionalInterface
  public interface Note {
    /**
     * Called once, on the syncing thread or the one that left the note; must not block.
     *
     * @param failure why the log could not be synced, null if it was
     */
    void arrived(@Nullable RocksDBException failure);
  }

  private record Waiter(long ticket, Note note) {}

  /** The ticket of all that was written until now; called after writing. */
  long take() {
    return written.incrementAndGet();
  }

  /** The latest ticket; what it stands for may be visible but not yet durable. */
  public long latest() {
    return written.get();
  }

  /** Whether all up to a ticket is on the disk. */
  public boolean isDurable(long ticket) {
    return ticket <= durable;
  }

  /** Calls the note as soon as the ticket is durable, at once if it is, or when syncing failed. */
  public void whenDurable(long ticket, Note note) {
    if (isDurable(ticket)) {
      note.arrived(null);
      return;
    }
    waiters.add(new Waiter(ticket, note));
    demanded.accumulateAndGet(ticket, Math::max);
    if (isDurable(ticket) || failure != null || closed) {
      callWaiters(); // the sync may have passed while the note was being left
    } else {
      LockSupport.unpark(syncer);
    }
  }

  private void run() {
    while (!closed && failure == null) {
      if (durable >= demanded.get()) {
        LockSupport.parkNanos(this, IDLE_SYNC_NANOS);
      }
      syncWhatIsWritten();
    }
  }

  private void syncWhatIsWritten() {
    long target = written.get();
    if (target > durable) {
      try {
        log.sync();
        durable = target;
      } catch (RocksDBException e) {
        failure = e; // after a failed sync nobody knows what the disk has: no more promises
        failed.accept(e);
      }
    }
    callWaiters();
  }

  private void callWaiters() {
    Iterator<Waiter> each = waiters.iterator();
    while (each.hasNext()) {
      Waiter waiter = each.next();
      boolean kept = isDurable(waiter.ticket());
      if ((kept || failure != null) && waiters.remove(waiter)) {
        waiter.note().arrived(kept ? null : failure);
      }
    }
  }

  /** Syncs the rest and stops; notes that still wait are called. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(syncer);
    try {
      syncer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure == null) {
      syncWhatIsWritten();
    }
  }
}

package socai.query.rebuild;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import socai.event.Event;
import socai.ledger.Entry;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.query.projection.Recorded;

/**
 * The ledger in large batches, parsed by a thread of its own while the batches before are being
 * projected, and the next are being fetched. Holds up to four batches of events in memory.
 */
final class Reading implements AutoCloseable {
  private static final int AHEAD = 2;

  /**
   * What one batch tells.
   *
   * @param last where it ends
   * @param recorded the events of the types wanted
   */
  record Batch(Position last, List<Recorded> recorded) {}

  private final Iterator<Entry> entries;
  private final LedgerLines lines;
  private final Position goal;
  private final int batch;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "ledger-reader");
            thread.setDaemon(true);
            return thread;
          });
  private final Queue<Future<Batch>> ahead = new ArrayDeque<>();

  /** How far has been read; only the reader's. */
  private Position last;

  /** Reads what follows {@code after}, up to {@code goal}, {@code batch} events at a time. */
  Reading(
      Ledger ledger, Set<Class<? extends Event>> wanted, Position after, Position goal, int batch) {
    this.entries = ledger.follow(after);
    this.lines = new LedgerLines(wanted);
    this.last = after;
    this.goal = goal;
    this.batch = batch;
    for (int i = 0; i < AHEAD; i++) {
      ahead.add(reader.submit(this::read));
    }
  }

  /** The next batch; at the goal one that ends there and tells nothing. */
  Batch next() {
    ahead.add(reader.submit(this::read));
    return Outcome.of(ahead.remove());
  }

  private Batch read() {
    List<Recorded> recorded = new ArrayList<>();
    for (int i = 0; i < batch && goal.isAfter(last) && entries.hasNext(); i++) {
      Entry entry = entries.next();
      lines.read(entry).ifPresent(recorded::add);
      last = entry.position();
    }
    return new Batch(last, recorded);
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }
}

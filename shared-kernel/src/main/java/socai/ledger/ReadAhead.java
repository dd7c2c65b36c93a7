package socai.ledger;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the ledger in batches, up to where it ends at the time it gets there. While one
 * batch is looked at, the next is being fetched. Nothing stays open if one stops half way.
 */
final class ReadAhead implements Iterator<Entry> {
  private final Function<Position, List<Entry>> read;
  private final Executor fetching;
  private Position last;
  private Iterator<Entry> batch = Collections.emptyIterator();
  private @Nullable CompletableFuture<List<Entry>> next;

  /**
   * @param read a batch after a position; empty only at the end
   * @param fetching where batches are fetched
   */
  ReadAhead(Function<Position, List<Entry>> read, Position after, Executor fetching) {
    this.read = read;
    this.last = after;
    this.fetching = fetching;
  }

  @Override
  public boolean hasNext() {
    if (!batch.hasNext()) {
      List<Entry> fetched = next == null ? read.apply(last) : join(next);
      next = null;
      if (!fetched.isEmpty()) {
        last = fetched.get(fetched.size() - 1).position();
        Position from = last;
        next = CompletableFuture.supplyAsync(() -> read.apply(from), fetching);
      }
      batch = fetched.iterator();
    }
    return batch.hasNext();
  }

  private static List<Entry> join(CompletableFuture<List<Entry>> fetched) {
    try {
      return fetched.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public Entry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return batch.next();
  }
}

package socai.ledger;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Walks through the ledger in batches, up to where it ends at the time it gets there. */
final class BatchedEntries implements Iterator<Entry> {
  private final Ledger ledger;
  private final int batchSize;
  private Position last;
  private Iterator<Entry> batch = Collections.emptyIterator();

  BatchedEntries(Ledger ledger, Position after, int batchSize) {
    this.ledger = ledger;
    this.last = after;
    this.batchSize = batchSize;
  }

  @Override
  public boolean hasNext() {
    if (!batch.hasNext()) {
      batch = ledger.read(last, batchSize).iterator();
    }
    return batch.hasNext();
  }

  @Override
  public Entry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Entry entry = batch.next();
    last = entry.position();
    return entry;
  }
}

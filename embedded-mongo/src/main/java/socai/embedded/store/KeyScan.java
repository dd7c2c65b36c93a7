package socai.embedded.store;

import java.util.Arrays;
import java.util.List;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import socai.embedded.key.KeyRange;

/** Walks over keys in order, lazily, as they were when the snapshot was taken. Not thread-safe. */
public final class KeyScan implements AutoCloseable {
  private final List<KeyRange> ranges;
  private final boolean backwards;
  private final ReadOptions options;
  private final Slice lowest;
  private final Slice highest;
  private final RocksIterator iterator;
  private int range = -1;
  private byte[] key = {};

  /**
   * Prepares a walk.
   *
   * @param ranges not empty, ascending, apart from each other
   * @param backwards whether to go from the last key to the first
   */
  KeyScan(RocksDB db, ReadOptions options, List<KeyRange> ranges, boolean backwards) {
    this.ranges = ranges;
    this.backwards = backwards;
    this.lowest = new Slice(ranges.get(0).from());
    this.highest = new Slice(ranges.get(ranges.size() - 1).to());
    this.options = options.setIterateLowerBound(lowest).setIterateUpperBound(highest);
    this.iterator = db.newIterator(options);
  }

  /** Goes to the next key; false when there is none. Cost: one step of an iterator. */
  public boolean next() {
    if (range >= 0) {
      step();
    }
    while (range < 0 || !inRange()) {
      if (++range == ranges.size()) {
        range--;
        return false;
      }
      seek();
    }
    return true;
  }

  /** The key that was reached. */
  public byte[] key() {
    return key;
  }

  /** Its value. */
  public byte[] value() {
    return iterator.value();
  }

  private KeyRange current() {
    return ranges.get(backwards ? ranges.size() - 1 - range : range);
  }

  private void seek() {
    if (!backwards) {
      iterator.seek(current().from());
      return;
    }
    iterator.seekForPrev(current().to());
    if (iterator.isValid() && Arrays.equals(iterator.key(), current().to())) {
      iterator.prev(); // the end of a range is outside
    }
  }

  private void step() {
    if (!iterator.isValid()) {
      return;
    }
    if (backwards) {
      iterator.prev();
    } else {
      iterator.next();
    }
  }

  private boolean inRange() {
    if (iterator.isValid()) {
      key = iterator.key();
      return current().contains(key);
    }
    try {
      iterator.status(); // an iterator that met a damaged block just ends
    } catch (RocksDBException e) {
      throw Store.failed(e);
    }
    return false;
  }

  @Override
  public void close() {
    iterator.close();
    options.close();
    lowest.close();
    highest.close();
  }
}

package socai.embedded.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Snapshot;
import socai.embedded.key.KeyRange;

/** The whole store as it was at one moment. Scans must be closed before it. */
public final class View implements AutoCloseable {
  private final RocksDB db;
  private final Snapshot snapshot;
  private final ReadOptions options;

  View(RocksDB db) {
    this.db = db;
    this.snapshot = db.getSnapshot();
    this.options = new ReadOptions().setSnapshot(snapshot);
  }

  /** What a key held; null for nothing. */
  public byte @Nullable [] get(byte[] key) {
    try {
      return db.get(options, key);
    } catch (RocksDBException e) {
      throw Store.failed(e);
    }
  }

  /**
   * A walk over the keys in some ranges.
   *
   * @param ranges not empty, ascending, apart from each other
   * @param backwards whether to go from the last key to the first
   */
  public KeyScan scan(List<KeyRange> ranges, boolean backwards) {
    return new KeyScan(db, new ReadOptions().setSnapshot(snapshot), ranges, backwards);
  }

  @Override
  public void close() {
    options.close();
    db.releaseSnapshot(snapshot);
  }
}

package socai.embedded.store;

import org.rocksdb.RocksDBException;

/** Makes all that was written so far survive a power cut. */
@FunctionalInterface
public interface LogSync {
  /** Returns when the log is on the disk. Cost: one sync of the device. */
  void sync() throws RocksDBException;
}

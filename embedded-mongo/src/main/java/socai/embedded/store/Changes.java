package socai.embedded.store;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Puts and deletes that become visible, and durable, all together or not at all. Until written they
 * are seen only through {@link #get}. Not thread-safe.
 */
public final class Changes implements AutoCloseable {
  private final Store store;
  private final WriteBatch batch = new WriteBatch();
  private final Map<ByteBuffer, byte @Nullable []> own = new HashMap<>();

  Changes(Store store) {
    this.store = store;
  }

  /** What a key would hold if these changes were written now; null for nothing. */
  public byte @Nullable [] get(byte[] key) {
    ByteBuffer wrapped = ByteBuffer.wrap(key);
    return own.containsKey(wrapped) ? own.get(wrapped) : store.get(key);
  }

  /** Puts a value. */
  public void put(byte[] key, byte[] value) {
    try {
      batch.put(key, value);
    } catch (RocksDBException e) {
      throw Store.failed(e);
    }
    own.put(ByteBuffer.wrap(key), value);
  }

  /** Deletes a key, which need not be there. */
  public void delete(byte[] key) {
    try {
      batch.delete(key);
    } catch (RocksDBException e) {
      throw Store.failed(e);
    }
    own.put(ByteBuffer.wrap(key), null);
  }

  /** Whether there is nothing to write. */
  public boolean isEmpty() {
    return own.isEmpty();
  }

  /** About how many bytes wait to be written. */
  public long size() {
    return batch.getDataSize();
  }

  WriteBatch batch() {
    return batch;
  }

  @Override
  public void close() {
    batch.close();
  }
}

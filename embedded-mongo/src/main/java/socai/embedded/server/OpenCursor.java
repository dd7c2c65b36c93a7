package socai.embedded.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What is left of an answer. Thread-safe. */
final class OpenCursor implements AutoCloseable {
  /** As large as MongoDB makes one reply. */
  private static final int BATCH_BYTES = 16 << 20;

  private final long id;
  private final Iterator<byte[]> rest;
  private final Runnable release;
  private long lastUsed = System.nanoTime();
  private boolean closed;

  /**
   * An answer that has not begun.
   *
   * @param rest documents as BSON
   * @param release called once, at the end
   */
  OpenCursor(long id, Iterator<byte[]> rest, Runnable release) {
    this.id = id;
    this.rest = rest;
    this.release = release;
  }

  long id() {
    return id;
  }

  /** The next documents: at most {@code size}, or as many as fit a reply when it is 0. */
  synchronized Batch take(int size) {
    lastUsed = System.nanoTime();
    List<byte[]> batch = new ArrayList<>();
    long bytes = 0;
    while (!closed && (size <= 0 || batch.size() < size) && bytes < BATCH_BYTES && rest.hasNext()) {
      byte[] bson = rest.next();
      batch.add(bson);
      bytes += bson.length;
    }
    return new Batch(batch);
  }

  /** Whether nothing is left; then all is given back. */
  synchronized boolean isDone() {
    if (!closed && !rest.hasNext()) {
      close();
    }
    return closed;
  }

  synchronized boolean isIdleFor(Duration time) {
    return System.nanoTime() - lastUsed > time.toNanos();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      release.run();
    }
  }
}

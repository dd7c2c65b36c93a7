package socai.embedded.server;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import socai.embedded.wire.Batch;

/** What is left of an answer. Thread-safe. */
final class OpenCursor implements AutoCloseable {
  /** As large as MongoDB makes one reply. */
  private static final int BATCH_BYTES = 16 << 20;

  /** As large as MongoDB lets a document be that is made and not stored. */
  private static final int LARGEST_DOCUMENT = (16 << 20) + (16 << 10);

  private static final int BSON_OBJECT_TOO_LARGE = 10334;

  private final long id;
  private final String namespace;
  private final Iterator<byte[]> rest;
  private final Runnable release;
  private final TimeLimit limit;
  private long lastUsed = System.nanoTime();
  private boolean closed;

  /**
   * An answer that has not begun.
   *
   * @param namespace under which it is known
   * @param rest documents as BSON
   * @param release called once, at the end
   * @param limit which runs
   */
  OpenCursor(long id, String namespace, Iterator<byte[]> rest, Runnable release, TimeLimit limit) {
    this.id = id;
    this.namespace = namespace;
    this.rest = rest;
    this.release = release;
    this.limit = limit;
  }

  long id() {
    return id;
  }

  String namespace() {
    return namespace;
  }

  /** The next documents: at most {@code size}, or as many as fit a reply when it is 0. */
  synchronized Batch take(int size) {
    lastUsed = System.nanoTime();
    List<byte[]> batch = new ArrayList<>();
    long bytes = 0;
    while (!closed && (size <= 0 || batch.size() < size) && bytes < BATCH_BYTES && rest.hasNext()) {
      limit.check();
      byte[] bson = rest.next();
      if (bson.length > LARGEST_DOCUMENT) {
        throw new MongoServerError(
            BSON_OBJECT_TOO_LARGE,
            "BSONObjectTooLarge",
            String.format(Locale.ROOT, "a document of the answer has %d bytes", bson.length));
      }
      batch.add(bson);
      bytes += bson.length;
    }
    return new Batch(batch);
  }

  synchronized void goOn() {
    limit.goOn();
  }

  synchronized void pause() {
    limit.pause();
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

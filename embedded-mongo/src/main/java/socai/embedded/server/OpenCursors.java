package socai.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CursorNotFoundException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import socai.embedded.wire.Batch;

/**
 * The answers that clients have not read to the end. One that nobody asked for during ten minutes
 * is dropped, as MongoDB does, so that its snapshot does not keep old data alive. Thread-safe.
 */
final class OpenCursors {
  private static final int UNAUTHORIZED = 13;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  /** How many documents MongoDB puts into a first reply unless told otherwise. */
  private static final int FIRST_BATCH = 101;

  private final Map<Long, OpenCursor> cursors = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();

  /**
   * Begins an answer; what does not fit the first batch stays open under an id.
   *
   * @param found documents as BSON
   * @param batchSize the most documents in the first reply; negative for MongoDB's default
   * @param single whether the client wants no second reply
   * @param limit which runs
   */
  Document begin(
      String namespace,
      Iterator<byte[]> found,
      Runnable release,
      int batchSize,
      boolean single,
      TimeLimit limit) {
    dropIdle();
    OpenCursor cursor = new OpenCursor(ids.incrementAndGet(), namespace, found, release, limit);
    try {
      Batch batch =
          batchSize == 0 ? Batch.EMPTY : cursor.take(batchSize < 0 ? FIRST_BATCH : batchSize);
      if (single) {
        cursor.close();
      }
      boolean done = cursor.isDone();
      cursor.pause();
      if (!done) {
        cursors.put(cursor.id(), cursor);
      }
      return reply(namespace, "firstBatch", batch, done ? 0 : cursor.id());
    } catch (RuntimeException e) {
      cursor.close();
      throw e;
    }
  }

  /**
   * The next batch.
   *
   * @throws CursorNotFoundException if there is no such cursor, or no longer
   * @throws MongoServerError if it is not one of that namespace
   */
  Document more(String namespace, long id, int batchSize) {
    OpenCursor cursor = cursors.get(id);
    if (cursor == null) {
      throw new CursorNotFoundException(id);
    }
    if (!cursor.namespace().equals(namespace)) {
      throw new MongoServerError(
          UNAUTHORIZED,
          "Unauthorized",
          String.format(
              Locale.ROOT,
              "Requested getMore on namespace '%s', but cursor belongs to a different namespace",
              namespace));
    }
    cursor.goOn();
    try {
      Batch batch = cursor.take(batchSize);
      boolean done = cursor.isDone();
      cursor.pause();
      if (done) {
        cursors.remove(id);
      }
      return reply(namespace, "nextBatch", batch, done ? 0 : id);
    } catch (RuntimeException e) {
      kill(id); // what was read for this batch would be missing in the next
      throw e;
    }
  }

  /** How many there are. */
  int size() {
    return cursors.size();
  }

  /** Drops a cursor; false if there is none under that name. */
  boolean kill(String namespace, long id) {
    OpenCursor cursor = cursors.get(id);
    return cursor != null && cursor.namespace().equals(namespace) && kill(id);
  }

  private boolean kill(long id) {
    OpenCursor cursor = cursors.remove(id);
    if (cursor != null) {
      cursor.close();
    }
    return cursor != null;
  }

  /** Drops all. */
  void killAll() {
    cursors.keySet().forEach(this::kill);
  }

  private void dropIdle() {
    cursors.values().stream()
        .filter(cursor -> cursor.isIdleFor(LONGEST_PAUSE))
        .forEach(cursor -> kill(cursor.id()));
  }

  private static Document reply(String namespace, String name, Batch batch, long id) {
    return new Document(
            "cursor", new Document("id", id).append("ns", namespace).append(name, batch))
        .append("ok", 1.0);
  }
}

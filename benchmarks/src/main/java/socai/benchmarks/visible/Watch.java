package socai.benchmarks.visible;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;

/**
 * Looks all the time how far the projections have got, as a query does that waits for a position: a
 * projection's place is stored after its views, so what is behind it can be seen.
 */
final class Watch implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(3);

  private final MongoCollection<Document> tokens;
  private final NavigableMap<Long, Long> profiles = new ConcurrentSkipListMap<>();
  private final NavigableMap<Long, Long> all = new ConcurrentSkipListMap<>();
  private final Thread thread = new Thread(this::look, "watch");
  private volatile boolean closed;

  Watch(MongoDatabase database) {
    tokens = database.getCollection("tokens");
    thread.start();
  }

  /** When the profiles had got to {@code position}, in {@link System#nanoTime()}. */
  long profiles(long position) {
    return when(profiles, position);
  }

  /** When every projection had got to {@code position}. */
  long everything(long position) {
    return when(all, position);
  }

  private static long when(NavigableMap<Long, Long> reached, long position) {
    Map.Entry<Long, Long> first = reached.ceilingEntry(position);
    return first == null ? Long.MAX_VALUE : first.getValue();
  }

  /** Whether every projection has got to {@code position}. */
  boolean hasSeen(long position) {
    return everything(position) != Long.MAX_VALUE;
  }

  private void look() {
    while (!closed) {
      long lowest = Long.MAX_VALUE;
      for (Document token : tokens.find()) {
        long position = token.getLong("position");
        lowest = Math.min(lowest, position);
        if (token.getString("processor").equals("profiles")) {
          note(profiles, position);
        }
      }
      if (lowest != Long.MAX_VALUE) {
        note(all, lowest);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** The time after the look: never too early. */
  private static void note(NavigableMap<Long, Long> reached, long position) {
    reached.putIfAbsent(position, System.nanoTime());
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

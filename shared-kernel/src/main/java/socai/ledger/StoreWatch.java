package socai.ledger;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the store all the time whether it answers, on a thread and a connection of its own, so that
 * whoever wants to know waits for nobody. The log says once when it falls silent and once when it
 * answers again, however many ask it meanwhile. Safe for use by many threads.
 */
public final class StoreWatch implements AutoCloseable {
  /** What a store that answers never takes for nothing. */
  static final Duration SILENT_AFTER = Duration.ofMillis(1_500);

  /** Those who went without an answer are logged together. */
  private static final Duration BETWEEN_WORDS = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);
  private static final long BETWEEN_QUESTIONS_MILLISECONDS = 500;
  private static final Document PING = new Document("ping", 1);

  private final MongoClient client;
  private final MongoDatabase asked;
  private final Thread watching = new Thread(this::watch, "store-watch");
  private final AtomicLong unanswered = new AtomicLong();
  private volatile long answered = System.nanoTime();
  private final CountDownLatch closing = new CountDownLatch(1);
  private boolean announced;
  private long lastWord = System.nanoTime();

  /**
   * Begins.
   *
   * @param uri where the store is; it has answered just now
   */
  public StoreWatch(String uri) {
    client = StoreClient.watching(uri);
    asked = client.getDatabase("admin");
    watching.setDaemon(true);
    watching.start();
  }

  /** For how long it has not answered; empty while it answers. */
  public Optional<Duration> silence() {
    Duration since = Duration.ofNanos(System.nanoTime() - answered);
    return since.compareTo(SILENT_AFTER) > 0 ? Optional.of(since) : Optional.empty();
  }

  /** Notes that somebody who asked the store went without an answer. */
  public void noteUnanswered() {
    unanswered.incrementAndGet();
  }

  private void watch() {
    do {
      long asking = System.nanoTime();
      if (answers()) {
        long before = answered;
        answered = System.nanoTime();
        if (!isClosed(0)) {
          logAnswer(Duration.ofNanos(asking - before));
        }
      } else if (!isClosed(0)) {
        logSilence();
      }
    } while (!isClosed(BETWEEN_QUESTIONS_MILLISECONDS));
  }

  private boolean answers() {
    try {
      asked.runCommand(PING);
      return true;
    } catch (RuntimeException silent) {
      return false;
    }
  }

  private void logSilence() {
    if (!announced && silence().isPresent()) {
      announced = true;
      LOG.error("The store does not answer");
    }
  }

  private void logAnswer(Duration after) {
    boolean due = System.nanoTime() - lastWord > BETWEEN_WORDS.toNanos();
    long without = announced || due ? unanswered.getAndSet(0) : 0;
    if (announced) {
      LOG.warn(
          "The store answers again, after {} s; {} requests went without an answer of it",
          after.toSeconds(),
          without);
    } else if (without > 0) {
      LOG.warn("{} requests went without an answer of the store, which answers", without);
    }
    if (announced || due) {
      lastWord = System.nanoTime();
    }
    announced = false;
  }

  /** Waits so long for the end. */
  private boolean isClosed(long milliseconds) {
    try {
      return closing.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    closing.countDown();
    client.close();
  }
}

package socai.ledger.wake;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import socai.ledger.Position;

/**
 * Hears of each commit from the store's change stream, in a thread of its own, a moment after a
 * majority has it. Where the store offers none, it falls silent for good; where the stream breaks,
 * it is opened again, and says once that something may have been missed.
 */
public final class ChangeSignal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeSignal.class);

  /** No such stage, no such command, not for this kind of server. */
  private static final Set<Integer> NOT_OFFERED = Set.of(40324, 40573, 59, 115, 72, 303, 20);

  private static final long AWAIT_MILLISECONDS = 1_000;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** What is not looked at is not sent. */
  private static final List<Bson> COMMITS =
      List.of(
          Aggregates.match(Filters.eq("operationType", "insert")),
          Aggregates.project(Projections.include("operationType", "ns", "documentKey")));

  private final MongoDatabase database;
  private final MongoCollection<Document> commits;
  private final Consumer<Position> appended;
  private final Thread thread = new Thread(this::listen, "ledger-changes");
  private volatile boolean live;
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * Begins to listen.
   *
   * @param appended told the position of the first event of each commit; {@link Position#MOST}
   *     where some may have been missed. Must be quick.
   */
  public ChangeSignal(MongoDatabase database, Consumer<Position> appended) {
    this(database, appended, Thread.getDefaultUncaughtExceptionHandler());
  }

  /**
   * Begins to listen.
   *
   * @param appended as above
   * @param ended told if the listening ends by an error
   */
  public ChangeSignal(
      MongoDatabase database,
      Consumer<Position> appended,
      Thread.@Nullable UncaughtExceptionHandler ended) {
    this.database = database;
    this.commits = database.getCollection("commits");
    this.appended = appended;
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler(ended);
    thread.start();
  }

  /** Whether commits are heard of at this time. */
  public boolean isLive() {
    return live;
  }

  private void listen() {
    Duration pause = FIRST_PAUSE;
    while (closing.getCount() > 0) {
      try {
        if (!mayBeOffered()) {
          LOG.debug("the store is no replica set; the ledger's end is looked for instead");
          return;
        }
        follow();
        pause = FIRST_PAUSE;
      } catch (MongoInterruptedException e) {
        return;
      } catch (MongoCommandException e) {
        if (NOT_OFFERED.contains(e.getErrorCode())) {
          LOG.debug("the store offers no change stream; the ledger's end is looked for instead");
          return;
        }
        pause = rest(pause, e);
      } catch (RuntimeException e) {
        pause = rest(pause, e);
      } finally {
        live = false;
      }
    }
  }

  /** Only members of a replica set and the routers of a sharded cluster have change streams. */
  private boolean mayBeOffered() {
    Document hello = database.runCommand(new Document("hello", 1));
    return hello.containsKey("setName") || "isdbgrid".equals(hello.getString("msg"));
  }

  private void follow() {
    try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> cursor =
        commits.watch(COMMITS).maxAwaitTime(AWAIT_MILLISECONDS, TimeUnit.MILLISECONDS).cursor()) {
      live = true;
      appended.accept(new Position(Position.MOST));
      while (closing.getCount() > 0) {
        wake(cursor.tryNext());
      }
    }
  }

  private void wake(@Nullable ChangeStreamDocument<Document> change) {
    if (change == null) {
      return;
    }
    BsonDocument key = change.getDocumentKey();
    appended.accept(
        new Position(
            key != null && key.isInt64("_id") ? key.getInt64("_id").getValue() : Position.MOST));
  }

  /** Whoever has heard something since the last time tells of it, and begins with a short pause. */
  private Duration rest(Duration last, RuntimeException why) {
    Duration pause = live ? FIRST_PAUSE : last;
    if (pause.equals(FIRST_PAUSE)) {
      LOG.warn("the change stream broke: {}", why.getClass().getName());
    }
    live = false;
    try {
      closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  /** Returns when it has fallen silent for good. */
  void join() throws InterruptedException {
    thread.join();
  }

  /** Listens no more. */
  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
  }
}

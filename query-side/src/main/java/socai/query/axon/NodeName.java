package socai.query.axon;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import socai.ledger.StartRefusal;
import socai.process.EndOfProcess;
import socai.process.SoleOpener;

/**
 * The name of this process among those that segment a store. Two of one name would take each
 * other's claims without an end, so a name is taken: whoever has it beats for it, and one that
 * beats is not given to another. It is held by no clock that somebody sets.
 */
@Component
class NodeName {
  private static final Logger LOG = LoggerFactory.getLogger(NodeName.class);

  /** So long does a name stand still before it is taken over; its owner beats once a second. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final long BEAT = TimeUnit.SECONDS.toNanos(1);
  static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(100);
  static final String COLLECTION = "nodes";
  private static final String RUN = "run";
  private static final String BEATS = "beats";

  private final MongoCollection<Document> names;
  private final String name;
  private final boolean isShared;
  private final LongSupplier nanoTime;
  private final Runnable lost;
  private final String run = UUID.randomUUID().toString();
  private long lastBeat;

  /**
   * @param name empty for the name that the system gives the process
   * @param alone there where no other process can have the store
   */
  @Autowired
  NodeName(
      MongoDatabase database, @Value("${socai.node:}") String name, Optional<SoleOpener> alone) {
    this(
        database,
        name.isEmpty() ? ManagementFactory.getRuntimeMXBean().getName() : name,
        alone.isEmpty(),
        System::nanoTime,
        () -> Runtime.getRuntime().halt(EndOfProcess.STATUS));
  }

  /**
   * @param lost what to do when another process has taken the name, since this one stood still
   */
  NodeName(
      MongoDatabase database, String name, boolean isShared, LongSupplier nanoTime, Runnable lost) {
    this.names =
        database
            .getCollection(COLLECTION)
            .withWriteConcern(WriteConcern.MAJORITY)
            .withReadConcern(ReadConcern.MAJORITY)
            .withReadPreference(ReadPreference.primary());
    this.name = name;
    this.isShared = isShared;
    this.nanoTime = nanoTime;
    this.lost = lost;
  }

  @Override
  public String toString() {
    return name;
  }

  /**
   * Takes the name; if another process has left it without giving it back, after {@link #PATIENCE}.
   *
   * @throws socai.problem.RefusedException if another process has it
   */
  void take() {
    if (!isShared) {
      return;
    }
    Optional<Document> seen = owner();
    long since = nanoTime.getAsLong();
    while (!isTaken(seen, nanoTime.getAsLong() - since)) {
      LockSupport.parkNanos(LOOK_AGAIN);
      Optional<Document> now = owner();
      if (now.isPresent() && seen.isPresent() && !now.equals(seen)) {
        throw StartRefusal.NODE_TAKEN.refused(Map.of("node", name));
      }
      seen = now;
    }
    lastBeat = nanoTime.getAsLong();
  }

  private Optional<Document> owner() {
    return Optional.ofNullable(names.find(Filters.eq("_id", name)).first());
  }

  private boolean isTaken(Optional<Document> seen, long stoodStill) {
    Document own = new Document("_id", name).append(RUN, run).append(BEATS, 0L);
    if (seen.isPresent()) {
      return stoodStill >= PATIENCE.toNanos()
          && names.replaceOne(seen.get(), own).getMatchedCount() == 1;
    }
    try {
      names.insertOne(own);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      return false;
    }
  }

  /** Shows that this process is at work; to be called often, writes once a second. */
  void beat() {
    if (!isShared || nanoTime.getAsLong() - lastBeat < BEAT) {
      return;
    }
    if (names.updateOne(own(), Updates.inc(BEATS, 1L)).getMatchedCount() == 0) {
      LOG.error("Another process has taken the name {} while this one stood still", name);
      lost.run();
    }
    lastBeat = nanoTime.getAsLong();
  }

  /** Gives the name back, if it is still this process's. */
  void giveBack() {
    if (isShared) {
      names.deleteOne(own());
    }
  }

  private Bson own() {
    return Filters.and(Filters.eq("_id", name), Filters.eq(RUN, run));
  }
}

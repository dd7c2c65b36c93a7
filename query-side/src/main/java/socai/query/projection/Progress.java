package socai.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import socai.ledger.Ledger;
import socai.ledger.Position;

/** How far each projection has looked, and waiting until it has looked far enough. */
@Component
public class Progress {
  /** The collection in which each processor's place is kept. */
  public static final String COLLECTION = "tokens";

  /** The field that names the processor: the projection. */
  public static final String PROCESSOR = "processor";

  /** The field that holds the position reached. */
  public static final String POSITION = "position";

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long LOOK_AGAIN_MILLISECONDS = 25;

  private final MongoCollection<Document> tokens;
  private final Ledger ledger;

  Progress(MongoDatabase database, Ledger ledger) {
    this.tokens = database.getCollection(COLLECTION);
    this.ledger = ledger;
  }

  /** The position up to which {@code projection} has seen every event. One read. */
  public Position of(String projection) {
    long lowest = Long.MAX_VALUE;
    for (Document token : tokens.find(Filters.eq(PROCESSOR, projection))) {
      lowest = Math.min(lowest, token.getLong(POSITION));
    }
    return lowest == Long.MAX_VALUE ? Position.START : new Position(lowest);
  }

  /**
   * The same, once it has reached {@code atLeast}.
   *
   * @throws socai.problem.RefusedException (422) if the ledger has no such position, or (503) if
   *     the projection has not reached it within five seconds
   */
  public Position of(String projection, Optional<Long> atLeast) {
    Position reached = of(projection);
    if (atLeast.isEmpty() || reached.value() >= atLeast.get()) {
      return reached;
    }
    if (atLeast.get() > ledger.head().value()) {
      throw ProjectionRefusal.BEYOND_THE_LEDGER.refused();
    }
    return waitFor(projection, atLeast.get());
  }

  private Position waitFor(String projection, long atLeast) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Position reached = of(projection);
      if (reached.value() >= atLeast) {
        return reached;
      }
      if (System.nanoTime() > deadline) {
        throw ProjectionRefusal.NOT_YET.refused();
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProjectionRefusal.NOT_YET.refused();
    }
  }
}

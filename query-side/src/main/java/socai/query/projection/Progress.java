package socai.query.projection;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import socai.ledger.Ledger;
import socai.ledger.Position;

/** How far each projection has looked, and waiting until it has looked far enough. */
@Component
public class Progress {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long LOOK_AGAIN_MILLISECONDS = 25;

  private final MongoDatabase database;
  private final Generations generations;
  private final Parking parking;
  private final Ledger ledger;
  private final Optional<Incompleteness> incompleteness;

  Progress(
      MongoDatabase database,
      Generations generations,
      Parking parking,
      Ledger ledger,
      Optional<Incompleteness> incompleteness) {
    this.database = database;
    this.generations = generations;
    this.parking = parking;
    this.ledger = ledger;
    this.incompleteness = incompleteness;
  }

  /**
   * What an answer of {@code projection} is to be drawn from now, and the position up to which it
   * has seen every event: that of the share furthest behind. If subjects are parked, the answer
   * will say so. Three reads.
   */
  public Shown of(String projection) {
    Shown shown = reached(projection);
    int parked = parking.of(shown.of(projection)).size();
    if (parked > 0) {
      incompleteness.ifPresent(i -> i.tell(projection, parked));
    }
    return shown;
  }

  private Shown reached(String projection) {
    Map<String, Generation> live = generations.live();
    Shown shown = new Shown(Position.START, live);
    Position least = Tokens.least(database, shown.of(projection).processor());
    return new Shown(least, live);
  }

  /**
   * The same, once it has reached {@code atLeast}.
   *
   * @throws socai.problem.RefusedException (422) if the ledger has no such position, or (503) if
   *     the projection has not reached it within five seconds
   */
  public Shown of(String projection, Optional<Long> atLeast) {
    Shown reached = of(projection);
    if (atLeast.isEmpty() || reached.position().value() >= atLeast.get()) {
      return reached;
    }
    if (atLeast.get() > ledger.head().value()) {
      throw ProjectionRefusal.BEYOND_THE_LEDGER.refused();
    }
    return waitFor(projection, atLeast.get());
  }

  private Shown waitFor(String projection, long atLeast) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      if (reached(projection).position().value() >= atLeast) {
        return of(projection);
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

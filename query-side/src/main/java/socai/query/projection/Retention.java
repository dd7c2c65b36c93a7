package socai.query.projection;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import socai.ledger.Position;

/**
 * Forgets views that were replaced, once every answer that could read them was composed long ago;
 * one that was not is composed again. For one thread.
 *
 * <p>Those that answers read at another projection's position are kept for the projection furthest
 * behind: while it stands still, nothing of them is forgotten.
 */
public final class Retention {
  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final MongoDatabase database;
  private final ReadModels readModels;
  private final List<Projection> projections;
  private final LongSupplier nanoTime;
  private final Deque<Look> looks = new ArrayDeque<>();
  private final Map<Generation, Position> forgotten = new HashMap<>();

  /** How far each generation had come at a moment. */
  private record Look(long at, Map<Generation, Position> reached) {}

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  public Retention(
      MongoDatabase database,
      ReadModels readModels,
      List<Projection> projections,
      LongSupplier nanoTime) {
    this.database = database;
    this.readModels = readModels;
    this.projections = List.copyOf(projections);
    this.nanoTime = nanoTime;
  }

  /**
   * Looks how far the generations in {@code all} are, and forgets what has been replaced for long.
   */
  public void lookAgain(Map<String, GenerationStatus> all) {
    long now = nanoTime.getAsLong();
    if (!looks.isEmpty() && now - looks.getLast().at() < PAUSE.toNanos()) {
      return;
    }
    looks.add(new Look(now, reached(all)));
    Optional<Look> old = Optional.empty();
    while (now - looks.getFirst().at() >= KEPT.toNanos()) {
      old = Optional.of(looks.removeFirst());
    }
    old.ifPresent(look -> forget(look.reached(), looks.getLast().reached()));
  }

  private Map<Generation, Position> reached(Map<String, GenerationStatus> all) {
    Map<Generation, Position> reached = new HashMap<>();
    for (Projection projection : projections) {
      Generation generation =
          Optional.ofNullable(all.get(projection.name()))
              .map(status -> status.live().generation())
              .orElseGet(() -> Generation.first(projection.name()));
      reached.put(generation, Tokens.reached(database, generation.processor()).position());
    }
    return reached;
  }

  private void forget(Map<Generation, Position> then, Map<Generation, Position> now) {
    Position least =
        then.values().stream().min((a, b) -> Long.compare(a.value(), b.value())).orElseThrow();
    for (Projection projection : projections) {
      for (Generation generation : then.keySet()) {
        if (generation.projection().equals(projection.name()) && now.containsKey(generation)) {
          Position own = then.getOrDefault(generation, Position.START);
          forget(projection, generation, isReadByOthers(projection) ? least : own);
        }
      }
    }
  }

  private static boolean isReadByOthers(Projection projection) {
    return projection.collections().stream()
        .anyMatch(collection -> collection.past() == Past.EVENTS);
  }

  private void forget(Projection projection, Generation generation, Position position) {
    if (!position.isAfter(forgotten.getOrDefault(generation, Position.START))) {
      return;
    }
    Tokens.forget(database, generation.processor(), position);
    projection
        .collections()
        .forEach(collection -> readModels.forget(collection, generation, position));
    forgotten.put(generation, position);
  }
}

package socai.query.operation;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.query.projection.Failures;
import socai.query.projection.Generation;
import socai.query.projection.GenerationStatus;
import socai.query.projection.Generations;
import socai.query.projection.Parking;
import socai.query.projection.Projection;
import socai.query.projection.Stillness;
import socai.query.projection.Tokens;

/** How all projections are. Costs two reads, and two for each projection. */
@Component
class ProjectionStates {
  private static final String POSITION = "position/";

  private final List<Projection> projections;
  private final MongoDatabase database;
  private final Generations generations;
  private final Parking parking;
  private final Failures failures;
  private final Ledger ledger;
  private final Stillness stillness;

  /** What was whole once is so for good. */
  private final Set<Generation> whole = ConcurrentHashMap.newKeySet();

  @Autowired
  ProjectionStates(
      List<Projection> projections,
      MongoDatabase database,
      Generations generations,
      Parking parking,
      Failures failures,
      Ledger ledger) {
    this(projections, database, generations, parking, failures, ledger, System::nanoTime);
  }

  ProjectionStates(
      List<Projection> projections,
      MongoDatabase database,
      Generations generations,
      Parking parking,
      Failures failures,
      Ledger ledger,
      LongSupplier nanoTime) {
    this.projections = projections.stream().sorted(Comparator.comparing(Projection::name)).toList();
    this.database = database;
    this.generations = generations;
    this.parking = parking;
    this.failures = failures;
    this.ledger = ledger;
    this.stillness = new Stillness(nanoTime);
  }

  List<ProjectionState> all() {
    Map<String, GenerationStatus> statuses = generations.all();
    Position head = ledger.head();
    List<ProjectionState> states = new ArrayList<>();
    for (Projection projection : projections) {
      GenerationStatus status = statuses.get(projection.name());
      if (status != null) {
        states.add(state(projection.name(), status, head));
      }
    }
    return states;
  }

  private ProjectionState state(String name, GenerationStatus status, Position head) {
    Generation live = status.live().generation();
    Position reached = Tokens.least(database, live.processor());
    long behind = Math.max(0, head.value() - reached.value());
    Duration still = Duration.ZERO;
    if (behind > 0) {
      still = stillness.of(POSITION + live.processor(), reached);
    } else {
      stillness.forget(POSITION + live.processor());
    }
    return new ProjectionState(
        name,
        reached,
        behind,
        still,
        isHeld(name, status),
        parking.of(live),
        failures.of(live.processor()));
  }

  /**
   * A projection that runs for the first time.
   *
   * @param whole before it has come so far, it is no more than a part
   */
  record BeingProjected(String projection, Position reached, Position whole) {}

  /** Those that are not whole yet. Costs one read once all are, and one more for each till then. */
  List<BeingProjected> beingProjected() {
    Map<String, GenerationStatus> statuses = generations.all();
    List<BeingProjected> projected = new ArrayList<>();
    for (Projection projection : projections) {
      GenerationStatus status = statuses.get(projection.name());
      if (status != null && !whole.contains(status.live().generation())) {
        Generation live = status.live().generation();
        Position reached = Tokens.least(database, live.processor());
        if (status.isWholeAt(reached)) {
          whole.add(live);
        } else {
          projected.add(new BeingProjected(projection.name(), reached, status.whole()));
        }
      }
    }
    return projected;
  }

  private boolean isHeld(String name, GenerationStatus status) {
    return status
        .hold()
        .filter(hold -> stillness.of(name, hold).compareTo(Tokens.CLAIM_TIMEOUT) <= 0)
        .isPresent();
  }

  /** What else of this process's workers has failed, by their names. */
  Map<String, String> failingWorkers() {
    return failures.all();
  }
}

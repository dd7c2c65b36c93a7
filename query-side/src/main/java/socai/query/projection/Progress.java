package socai.query.projection;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import socai.ledger.Ledger;
import socai.ledger.Position;

/** How far each projection has looked, and answers that are composed at one position. */
@Component
public class Progress {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long LOOK_AGAIN_MILLISECONDS = 10;

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
   * What an answer of {@code projection} is to be read from now, and the position at which its
   * views are to be had: that of the segment furthest behind. Two reads.
   */
  public ReadSnapshot of(String projection) {
    return look(projection).snapshot();
  }

  /**
   * @param whole whether what was recorded before the views were begun is all in them
   */
  private record Look(ReadSnapshot snapshot, boolean whole) {}

  private Look look(String projection) {
    Map<String, GenerationStatus> all = generations.all();
    Map<String, Generation> live = Generations.live(all);
    Generation generation = live.getOrDefault(projection, Generation.first(projection));
    Tokens.Reached reached = Tokens.reached(database, generation.processor());
    GenerationStatus status = all.get(projection);
    boolean whole =
        status == null
            ? reached.segments() > 0 || ledger.head().equals(Position.START)
            : status.isWholeAt(reached.position());
    return new Look(new ReadSnapshot(reached.position(), Optional.of(projection), live), whole);
  }

  /**
   * The same, once it has reached {@code atLeast}.
   *
   * @throws socai.problem.RefusedException (422) if the ledger has no such position, or (503) if
   *     the projection has not reached it within five seconds, or is being projected for the first
   *     time
   */
  public ReadSnapshot of(String projection, Optional<Long> atLeast) {
    return reach(List.of(projection), atLeast, deadline());
  }

  /**
   * An answer at one position: one that {@code leading} has reached, and that all others it reads
   * reach as well before it is composed. It is composed again if what it was composed from was
   * dropped meanwhile.
   *
   * @param atLeast the least position
   * @param compose makes it; it may read what it likes of the projections named, by {@link
   *     ReadModels#at}
   * @param supporting those that are read at another's position
   * @throws socai.problem.RefusedException (422) if the ledger has no position {@code atLeast}, or
   *     (503) if one of the projections has not reached the position within five seconds, or is
   *     being projected for the first time
   */
  public <T> T answer(
      Optional<Long> atLeast,
      Function<ReadSnapshot, T> compose,
      String leading,
      String... supporting) {
    List<String> projected = new ArrayList<>(List.of(leading));
    projected.addAll(List.of(supporting));
    long deadline = deadline();
    while (true) {
      Optional<T> answer = composed(compose, reach(projected, atLeast, deadline), projected);
      if (answer.isPresent()) {
        return answer.get();
      }
      pauseUnless(deadline);
    }
  }

  /**
   * The same of the position that was asked for.
   *
   * @throws socai.problem.RefusedException (410) if the ledger has the position, but how things
   *     stood there is not kept; else as above
   */
  public <T> T answer(
      AskedAt asked, Function<ReadSnapshot, T> compose, String leading, String... supporting) {
    if (asked.at().isEmpty()) {
      return answer(asked.atLeast(), compose, leading, supporting);
    }
    Position at = new Position(asked.at().get());
    if (at.isAfter(ledger.head())) {
      throw ProjectionRefusal.BEYOND_THE_LEDGER.refused();
    }
    List<String> projected = new ArrayList<>(List.of(leading));
    projected.addAll(List.of(supporting));
    ReadSnapshot snapshot = reach(at, projected, deadline());
    projected.forEach(projection -> noteParked(projection, snapshot));
    return composed(compose, snapshot, projected).orElseThrow(ProjectionRefusal.NOT_KEPT::refused);
  }

  /** Empty if something that it was composed from was dropped meanwhile, whatever came of it. */
  private <T> Optional<T> composed(
      Function<ReadSnapshot, T> compose, ReadSnapshot snapshot, List<String> projected) {
    try {
      T answer = compose.apply(snapshot);
      return isThere(snapshot, projected) ? Optional.of(answer) : Optional.empty();
    } catch (RuntimeException e) {
      if (isThere(snapshot, projected)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** What an answer at {@code at} is read from, once all of it has come so far. */
  private ReadSnapshot reach(Position at, List<String> projected, long deadline) {
    while (true) {
      Map<String, Generation> live = generations.live();
      if (allReach(ReadSnapshot.between(at, live), projected, deadline)) {
        String leading = projected.get(0);
        String processor = live.getOrDefault(leading, Generation.first(leading)).processor();
        return Tokens.isEnd(database, processor, at)
            ? new ReadSnapshot(at, Optional.of(leading), live)
            : ReadSnapshot.between(at, live);
      }
      pauseUnless(deadline);
    }
  }

  /**
   * Whether all that {@code snapshot} reads can still be read: what was read before is whole. One
   * read for each projection.
   */
  private boolean isThere(ReadSnapshot snapshot, List<String> projected) {
    return snapshot.position().equals(Position.START)
        || projected.stream()
            .map(projection -> Tokens.reached(database, snapshot.of(projection).processor()))
            .allMatch(
                reached ->
                    reached.segments() > 0 && !reached.forgotten().isAfter(snapshot.position()));
  }

  /**
   * That what {@code snapshot} reads can still be read, for whoever reads it bit by bit.
   *
   * @throws socai.problem.RefusedException (503) if not: what was read last may not be whole
   */
  public void mustBeThere(ReadSnapshot snapshot, String... projected) {
    if (!isThere(snapshot, List.of(projected))) {
      throw ProjectionRefusal.NOT_YET.refused();
    }
  }

  private ReadSnapshot reach(List<String> projected, Optional<Long> atLeast, long deadline) {
    long wanted = atLeast.orElse(Position.START.value());
    boolean known = false;
    while (true) {
      Look look = look(projected.get(0));
      ReadSnapshot snapshot = look.snapshot();
      if (snapshot.position().value() >= wanted) {
        if (!look.whole()) {
          throw ProjectionRefusal.BEING_DRAWN.refused();
        }
        if (allReach(snapshot, projected.subList(1, projected.size()), deadline)) {
          projected.forEach(projection -> noteParked(projection, snapshot));
          return snapshot;
        }
      } else if (!known && wanted > ledger.head().value()) {
        throw ProjectionRefusal.BEYOND_THE_LEDGER.refused();
      }
      known = true;
      pauseUnless(deadline);
    }
  }

  /** What is parked was so before the position was stored that has been read. */
  private void noteParked(String projection, ReadSnapshot snapshot) {
    int parked = parking.of(snapshot.of(projection)).size();
    if (parked > 0) {
      incompleteness.ifPresent(i -> i.note(projection, parked));
    }
  }

  /** False if one of them gave way to another generation, which goes on in its place. */
  private boolean allReach(ReadSnapshot snapshot, List<String> projected, long deadline) {
    for (String projection : projected) {
      Generation generation = snapshot.of(projection);
      while (snapshot
          .position()
          .isAfter(Tokens.reached(database, generation.processor()).position())) {
        if (!generations.live().getOrDefault(projection, generation).equals(generation)) {
          return false;
        }
        pauseUnless(deadline);
      }
    }
    return true;
  }

  private static long deadline() {
    return System.nanoTime() + PATIENCE.toNanos();
  }

  private static void pauseUnless(long deadline) {
    if (System.nanoTime() - deadline > 0) {
      throw ProjectionRefusal.NOT_YET.refused();
    }
    try {
      Thread.sleep(LOOK_AGAIN_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProjectionRefusal.NOT_YET.refused();
    }
  }
}

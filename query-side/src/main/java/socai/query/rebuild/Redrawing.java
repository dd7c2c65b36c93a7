package socai.query.rebuild;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import socai.ledger.Position;
import socai.query.projection.Generation;
import socai.query.projection.Projection;
import socai.query.projection.Standing;

/** Draws a projection anew beside its live generation, or removes what stands there. */
final class Redrawing {
  /** Longer than any answer takes that was begun before the switch. */
  private static final Duration READERS_ARE_GONE = Duration.ofSeconds(10);

  private final Desk desk;
  private final Projection projection;

  Redrawing(Desk desk, Projection projection) {
    this.desk = desk;
    this.projection = projection;
  }

  /** Draws up to the end of the ledger; returns when the end was reached. */
  Rebuilt rebuild(boolean fresh, Consumer<Advance> heard, BooleanSupplier stop) {
    Standing.Drawn drawn = fresh ? begin() : unfinished().orElseGet(this::begin);
    long begun = System.nanoTime();
    try (Claims claims = claims(drawn.generation());
        Filling filling = filling(drawn.generation(), claims)) {
      Position from = filling.reached();
      Position goal = desk.ledger().head();
      while (goal.isAfter(filling.reached())) {
        filling.upTo(goal, heard, stop);
        goal = desk.ledger().head();
      }
      return new Rebuilt(
          drawn,
          filling.reached(),
          filling.reached().value() - from.value(),
          Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  /** The generation that was begun by this version, if it can be gone on with. */
  private Optional<Standing.Drawn> unfinished() {
    return desk.generations()
        .of(projection.name())
        .beside()
        .filter(beside -> !beside.replaced())
        .map(Standing.Beside::drawn)
        .filter(drawn -> drawn.version() == projection.version())
        .filter(drawn -> desk.isPrepared(drawn.generation()));
  }

  private Standing.Drawn begin() {
    drop();
    Standing standing = desk.generations().of(projection.name());
    Generation next = new Generation(projection.name(), standing.last() + 1);
    Standing.Drawn drawn = new Standing.Drawn(next, projection.version());
    desk.generations().putBeside(drawn);
    desk.prepare(projection, next);
    return drawn;
  }

  /**
   * Removes what stands beside the live generation, if anything does; waits until nobody can be
   * reading it any more. The tokens go first: without them it is not gone on with.
   */
  void drop() {
    Standing standing = desk.generations().of(projection.name());
    if (standing.beside().isEmpty()) {
      return;
    }
    Generation generation = standing.beside().get().drawn().generation();
    try (Claims claims = claims(generation)) {
      if (standing.beside().get().replaced()) {
        claims.keepFor(untilReadersAreGone(standing.since()));
      }
      desk.tokens().deleteAll(generation.processor());
    }
    desk.readModels().drop(projection, generation);
    desk.parking().drop(generation);
    desk.generations().forgetBeside(projection.name());
  }

  /** No longer than they may take, whatever the clock says that told when it was switched. */
  private Duration untilReadersAreGone(Instant switched) {
    Duration left = Duration.between(desk.clock().instant(), switched.plus(READERS_ARE_GONE));
    return left.compareTo(READERS_ARE_GONE) > 0 ? READERS_ARE_GONE : left;
  }

  private Claims claims(Generation generation) {
    return Claims.of(desk.tokens(), generation.processor(), () -> {});
  }

  private Filling filling(Generation generation, Claims claims) {
    return new Filling(desk, projection, generation, claims, false);
  }
}

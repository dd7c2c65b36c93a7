package socai.query.rebuild;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import socai.ledger.Position;
import socai.query.projection.Generation;
import socai.query.projection.GenerationStatus;
import socai.query.projection.Projection;

/** Rebuilds a projection beside its live generation, or removes what stands there. */
final class Rebuild {
  /** Longer than any answer takes that was begun before the switch. */
  private static final Duration READERS_ARE_GONE = Duration.ofSeconds(10);

  private final RebuildContext context;
  private final Projection projection;

  Rebuild(RebuildContext context, Projection projection) {
    this.context = context;
    this.projection = projection;
  }

  /** Projects up to the end of the ledger; returns when the end was reached. */
  Rebuilt rebuild(boolean fresh, Consumer<Advance> progress, BooleanSupplier stop) {
    GenerationStatus.Projected projected = fresh ? begin() : unfinished().orElseGet(this::begin);
    long begun = System.nanoTime();
    try (Claims claims = claims(projected.generation());
        RebuildRun run = run(projected.generation(), claims)) {
      Position from = run.reached();
      Position goal = context.ledger().head();
      while (goal.isAfter(run.reached())) {
        run.upTo(goal, progress, stop);
        goal = context.ledger().head();
      }
      return new Rebuilt(
          projected,
          run.reached(),
          run.reached().value() - from.value(),
          Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  /** The generation that was begun by this version, if it can be gone on with. */
  private Optional<GenerationStatus.Projected> unfinished() {
    return context
        .generations()
        .of(projection.name())
        .beside()
        .filter(beside -> !beside.replaced())
        .map(GenerationStatus.Beside::projected)
        .filter(projected -> projected.version() == projection.version())
        .filter(projected -> context.isPrepared(projected.generation()));
  }

  private GenerationStatus.Projected begin() {
    drop();
    GenerationStatus status = context.generations().of(projection.name());
    Generation next = new Generation(projection.name(), status.last() + 1);
    GenerationStatus.Projected projected =
        new GenerationStatus.Projected(next, projection.version());
    context.generations().putBeside(projected);
    context.prepare(projection, next);
    return projected;
  }

  /**
   * Removes what stands beside the live generation, if anything does; waits until nobody can be
   * reading it any more. The tokens go first: without them it is not gone on with.
   */
  void drop() {
    GenerationStatus status = context.generations().of(projection.name());
    if (status.beside().isEmpty()) {
      return;
    }
    Generation generation = status.beside().get().projected().generation();
    try (Claims claims = claims(generation)) {
      if (status.beside().get().replaced()) {
        claims.keepFor(untilReadersAreGone(status.since()));
      }
      context.tokens().deleteAll(generation.processor());
    }
    context.readModels().drop(projection, generation);
    context.parking().drop(generation);
    context.generations().forgetBeside(projection.name());
  }

  /** No longer than they may take, whatever the clock says that told when it was switched. */
  private Duration untilReadersAreGone(Instant switched) {
    Duration left = Duration.between(context.clock().instant(), switched.plus(READERS_ARE_GONE));
    return left.compareTo(READERS_ARE_GONE) > 0 ? READERS_ARE_GONE : left;
  }

  private Claims claims(Generation generation) {
    return Claims.of(context.tokens(), generation.processor(), () -> {});
  }

  private RebuildRun run(Generation generation, Claims claims) {
    return new RebuildRun(context, projection, generation, claims, false);
  }
}

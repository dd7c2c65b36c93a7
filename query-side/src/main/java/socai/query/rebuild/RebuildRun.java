package socai.query.rebuild;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import socai.ledger.Position;
import socai.query.projection.Generation;
import socai.query.projection.Parked;
import socai.query.projection.Projection;
import socai.query.projection.ProjectionRun;
import socai.query.projection.ProjectionSegment;
import socai.query.projection.ReadModelSession;
import socai.query.projection.Recorded;

/**
 * Projects a generation that nobody else writes to, all segments at a time, straight from the
 * ledger. Now and then it stores how far it has come; killed at any moment, it goes on from there.
 */
final class RebuildRun implements AutoCloseable {
  /** How long the claims may be left alone; well within their timeout. */
  private static final Duration CLAIMS_HOLD = Duration.ofSeconds(2);

  /** So many events are projected again at most after a crash. */
  private static final long MOST_UNWRITTEN = 100_000;

  private final RebuildContext context;
  private final Projection projection;
  private final Generation generation;
  private final boolean holds;
  private final boolean read;
  private final List<ProjectionSegment> segments;
  private final Claims claims;
  private final ExecutorService painters;
  private List<ReadModelSession> sessions = List.of();
  private List<ProjectionRun> runs = List.of();
  private Position reached;
  private Position stored;
  private long extended = System.nanoTime();

  /**
   * Goes on with {@code generation}, on which we have the {@code claims}.
   *
   * @param read whether answers may be reading it
   */
  RebuildRun(
      RebuildContext context,
      Projection projection,
      Generation generation,
      Claims claims,
      boolean read) {
    this.context = context;
    this.projection = projection;
    this.generation = generation;
    this.claims = claims;
    this.reached = claims.least();
    this.stored = reached;
    this.holds = projection.mayBeHeld();
    this.read = read;
    this.segments = ProjectionSegment.of(projection.segments());
    begin();
    this.painters =
        Executors.newFixedThreadPool(
            segments.size(),
            task -> {
              Thread thread = new Thread(task, "painter");
              thread.setDaemon(true);
              return thread;
            });
  }

  private void begin() {
    if (holds) {
      sessions =
          segments.stream()
              .map(
                  segment ->
                      ReadModelSession.holding(
                          context.readModels(), projection, generation, segment, read))
              .toList();
      List<Parked> parked = context.parking().of(generation);
      runs = sessions.stream().map(session -> holding(session, parked)).toList();
    } else {
      runs = parking();
    }
  }

  private ProjectionRun holding(ReadModelSession session, List<Parked> parked) {
    return new ProjectionRun(projection, session)
        .without(
            parked.stream()
                .filter(one -> session.isOf(one.segment()))
                .map(Parked::subject)
                .collect(Collectors.toSet()));
  }

  private List<ProjectionRun> parking() {
    return segments.stream()
        .map(this::plain)
        .map(session -> ProjectionRun.parking(projection, session, context.parking()))
        .toList();
  }

  private ReadModelSession plain(ProjectionSegment segment) {
    return read
        ? new ReadModelSession(context.readModels(), generation, segment)
        : ReadModelSession.unread(context.readModels(), generation, segment);
  }

  Position reached() {
    return reached;
  }

  /**
   * Projects up to {@code goal}.
   *
   * @param stop asked before each batch
   * @throws ProjectionAdminException (stopped) if told to stop, or (lost) if somebody has taken
   *     over
   */
  void upTo(Position goal, Consumer<Advance> progress, BooleanSupplier stop) {
    long begun = System.nanoTime();
    long written = begun;
    Position from = reached;
    try (Reading reading =
        new Reading(
            context.ledger(), ProjectionRun.typesOf(projection), reached, goal, context.batch())) {
      while (goal.isAfter(reached)) {
        if (stop.getAsBoolean()) {
          write();
          throw new ProjectionAdminException(
              ProjectionAdminException.Reason.STOPPED, projection.name());
        }
        Reading.Batch batch = reading.next();
        claims.begin(stored, batch.last());
        reached = batch.last();
        orApart(() -> project(runs, batch.recorded()));
        if (sessions.stream().anyMatch(ReadModelSession::isFull)
            || System.nanoTime() - written > context.held().toNanos()
            || reached.value() - stored.value() >= MOST_UNWRITTEN
            || !holds) {
          write();
          written = System.nanoTime();
        }
        keepClaims();
        double seconds = (System.nanoTime() - begun) / 1e9;
        progress.accept(new Advance(reached, goal, (reached.value() - from.value()) / seconds));
      }
      write();
    }
  }

  /** The views first, then how far they go. */
  private void write() {
    if (!reached.isAfter(stored)) {
      return;
    }
    orApart(() -> onAll(sessions.stream().map(session -> (Runnable) session::write).toList()));
    if (!read) {
      context.tokens().forget(generation.processor(), reached);
    }
    claims.store(reached);
    stored = reached;
  }

  /**
   * What is held cannot be told apart by events: if something of it cannot be projected, all that
   * was held is projected again from where it was last stored, batch by batch, and the subjects
   * that are to blame are parked.
   */
  private void orApart(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | StackOverflowError failure) {
      if (!holds
          || failure instanceof ProjectionAdminException
          || !ProjectionRun.mayBeOfEvents(failure)) {
        throw failure;
      }
      projectApart();
      begin();
    }
  }

  private void projectApart() {
    List<ProjectionRun> apart = parking();
    Position at = stored;
    try (Reading reading =
        new Reading(
            context.ledger(), ProjectionRun.typesOf(projection), at, reached, context.batch())) {
      while (reached.isAfter(at)) {
        Reading.Batch batch = reading.next();
        project(apart, batch.recorded());
        at = batch.last();
      }
    }
  }

  private void project(List<ProjectionRun> by, List<Recorded> recorded) {
    onAll(by.stream().map(run -> (Runnable) () -> run.project(recorded, () -> {})).toList());
  }

  /** Does {@code segments} at a time, however long it takes, and returns when all are done. */
  private void onAll(List<Runnable> segments) {
    CompletableFuture<Void> all =
        CompletableFuture.allOf(
            segments.stream()
                .map(segment -> CompletableFuture.runAsync(segment, painters))
                .toArray(CompletableFuture<?>[]::new));
    while (!Outcome.isThereWithin(CLAIMS_HOLD, all)) {
      keepClaims();
    }
    Outcome.of(all);
  }

  private void keepClaims() {
    if (System.nanoTime() - extended > CLAIMS_HOLD.toNanos()) {
      if (!claims.extend()) {
        throw new ProjectionAdminException(ProjectionAdminException.Reason.LOST, projection.name());
      }
      extended = System.nanoTime();
    }
  }

  @Override
  public void close() {
    painters.shutdownNow();
  }
}

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
import socai.query.projection.Canvas;
import socai.query.projection.Drawing;
import socai.query.projection.Generation;
import socai.query.projection.Parked;
import socai.query.projection.Projection;
import socai.query.projection.Recorded;
import socai.query.projection.Share;

/**
 * Draws a generation that nobody else draws on, all shares at a time, straight from the ledger. Now
 * and then it stores how far it has come; killed at any moment, it goes on from there.
 */
final class Filling implements AutoCloseable {
  /** How long the claims may be left alone; well within their timeout. */
  private static final Duration CLAIMS_HOLD = Duration.ofSeconds(2);

  /** So many events are drawn again at most after a crash. */
  private static final long MOST_UNWRITTEN = 100_000;

  private final Desk desk;
  private final Projection projection;
  private final Generation generation;
  private final boolean holds;
  private final boolean read;
  private final List<Share> shares;
  private final Claims claims;
  private final ExecutorService painters;
  private List<Canvas> canvases = List.of();
  private List<Drawing> drawings = List.of();
  private Position reached;
  private Position stored;
  private long extended = System.nanoTime();

  /**
   * Goes on with {@code generation}, on which we have the {@code claims}.
   *
   * @param read whether answers may be reading it
   */
  Filling(Desk desk, Projection projection, Generation generation, Claims claims, boolean read) {
    this.desk = desk;
    this.projection = projection;
    this.generation = generation;
    this.claims = claims;
    this.reached = claims.least();
    this.stored = reached;
    this.holds = projection.mayBeHeld();
    this.read = read;
    this.shares = Share.of(projection.shares());
    begin();
    this.painters =
        Executors.newFixedThreadPool(
            shares.size(),
            task -> {
              Thread thread = new Thread(task, "painter");
              thread.setDaemon(true);
              return thread;
            });
  }

  private void begin() {
    if (holds) {
      canvases =
          shares.stream()
              .map(share -> Canvas.holding(desk.readModels(), projection, generation, share, read))
              .toList();
      List<Parked> parked = desk.parking().of(generation);
      drawings = canvases.stream().map(canvas -> holding(canvas, parked)).toList();
    } else {
      drawings = parking();
    }
  }

  private Drawing holding(Canvas canvas, List<Parked> parked) {
    return new Drawing(projection, canvas)
        .without(
            parked.stream()
                .filter(one -> canvas.isOf(one.segment()))
                .map(Parked::subject)
                .collect(Collectors.toSet()));
  }

  private List<Drawing> parking() {
    return shares.stream()
        .map(this::plain)
        .map(canvas -> Drawing.parking(projection, canvas, desk.parking()))
        .toList();
  }

  private Canvas plain(Share share) {
    return read
        ? new Canvas(desk.readModels(), generation, share)
        : Canvas.unread(desk.readModels(), generation, share);
  }

  Position reached() {
    return reached;
  }

  /**
   * Draws up to {@code goal}.
   *
   * @param stop asked before each batch
   * @throws WorkshopException (stopped) if told to stop, or (lost) if somebody has taken over
   */
  void upTo(Position goal, Consumer<Advance> heard, BooleanSupplier stop) {
    long begun = System.nanoTime();
    long written = begun;
    Position from = reached;
    try (Reading reading =
        new Reading(desk.ledger(), Drawing.typesOf(projection), reached, goal, desk.batch())) {
      while (goal.isAfter(reached)) {
        if (stop.getAsBoolean()) {
          write();
          throw new WorkshopException(WorkshopException.Reason.STOPPED, projection.name());
        }
        Reading.Batch batch = reading.next();
        claims.begin(stored, batch.last());
        reached = batch.last();
        orApart(() -> draw(drawings, batch.told()));
        if (canvases.stream().anyMatch(Canvas::isFull)
            || System.nanoTime() - written > desk.held().toNanos()
            || reached.value() - stored.value() >= MOST_UNWRITTEN
            || !holds) {
          write();
          written = System.nanoTime();
        }
        keepClaims();
        double seconds = (System.nanoTime() - begun) / 1e9;
        heard.accept(new Advance(reached, goal, (reached.value() - from.value()) / seconds));
      }
      write();
    }
  }

  /** The pictures first, then how far they go. */
  private void write() {
    if (!reached.isAfter(stored)) {
      return;
    }
    orApart(() -> onAll(canvases.stream().map(canvas -> (Runnable) canvas::write).toList()));
    if (!read) {
      desk.tokens().forget(generation.processor(), reached);
    }
    claims.store(reached);
    stored = reached;
  }

  /**
   * What is held cannot be told apart by events: if something of it cannot be drawn, all that was
   * held is drawn again from where it was last stored, batch by batch, and the subjects that are to
   * blame are parked.
   */
  private void orApart(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | StackOverflowError failure) {
      if (!holds || failure instanceof WorkshopException || !Drawing.mayBeOfEvents(failure)) {
        throw failure;
      }
      drawApart();
      begin();
    }
  }

  private void drawApart() {
    List<Drawing> apart = parking();
    Position at = stored;
    try (Reading reading =
        new Reading(desk.ledger(), Drawing.typesOf(projection), at, reached, desk.batch())) {
      while (reached.isAfter(at)) {
        Reading.Batch batch = reading.next();
        draw(apart, batch.told());
        at = batch.last();
      }
    }
  }

  private void draw(List<Drawing> by, List<Recorded> told) {
    onAll(by.stream().map(drawing -> (Runnable) () -> drawing.draw(told, () -> {})).toList());
  }

  /** Does {@code shares} at a time, however long it takes, and returns when all are done. */
  private void onAll(List<Runnable> shares) {
    CompletableFuture<Void> all =
        CompletableFuture.allOf(
            shares.stream()
                .map(share -> CompletableFuture.runAsync(share, painters))
                .toArray(CompletableFuture<?>[]::new));
    while (!Outcome.isThereWithin(CLAIMS_HOLD, all)) {
      keepClaims();
    }
    Outcome.of(all);
  }

  private void keepClaims() {
    if (System.nanoTime() - extended > CLAIMS_HOLD.toNanos()) {
      if (!claims.extend()) {
        throw new WorkshopException(WorkshopException.Reason.LOST, projection.name());
      }
      extended = System.nanoTime();
    }
  }

  @Override
  public void close() {
    painters.shutdownNow();
  }
}

package socai.query.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import socai.ledger.Position;
import socai.query.projection.Canvas;
import socai.query.projection.Drawing;
import socai.query.projection.Generation;
import socai.query.projection.Projection;
import socai.query.projection.Recorded;
import socai.query.projection.Share;

/**
 * Draws a generation that nobody else draws on, all shares at a time, straight from the ledger.
 * After each batch it stores how far it has come; killed at any moment, it goes on from there.
 */
final class Filling implements AutoCloseable {
  private final Desk desk;
  private final Projection projection;
  private final List<Drawing> drawings;
  private final Claims claims;
  private final ExecutorService painters;
  private Position reached;

  /** Goes on with {@code generation}, on which we have the {@code claims}. */
  Filling(Desk desk, Projection projection, Generation generation, Claims claims) {
    this.desk = desk;
    this.projection = projection;
    this.claims = claims;
    this.reached = claims.least();
    this.drawings =
        Share.of(projection.shares()).stream()
            .map(share -> new Drawing(projection, new Canvas(desk.readModels(), generation, share)))
            .toList();
    this.painters =
        Executors.newFixedThreadPool(
            drawings.size(),
            task -> {
              Thread thread = new Thread(task, "painter");
              thread.setDaemon(true);
              return thread;
            });
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
    Position from = reached;
    try (Reading reading =
        new Reading(desk.ledger(), Drawing.typesOf(projection), reached, goal, desk.batch())) {
      while (goal.isAfter(reached)) {
        if (stop.getAsBoolean()) {
          throw new WorkshopException(WorkshopException.Reason.STOPPED, projection.name());
        }
        Reading.Batch batch = reading.next();
        draw(batch.told());
        claims.store(batch.last());
        reached = batch.last();
        double seconds = (System.nanoTime() - begun) / 1e9;
        heard.accept(new Advance(reached, goal, (reached.value() - from.value()) / seconds));
      }
    }
  }

  private void draw(List<Recorded> told) {
    List<Callable<Boolean>> shares = new ArrayList<>();
    for (Drawing drawing : drawings) {
      shares.add(
          () -> {
            drawing.draw(told);
            return true;
          });
    }
    try {
      for (Future<Boolean> drawn : painters.invokeAll(shares)) {
        drawn.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted; what was drawn can be gone on with", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    painters.shutdownNow();
  }
}

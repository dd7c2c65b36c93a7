package socai.query.projection;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import socai.event.Event;
import socai.schema.EventTypes;

/**
 * A projection at work on a canvas. Whoever leads it along the ledger stores how far it has looked
 * after it has drawn, never before.
 */
public final class Drawing {
  private final Projection projection;
  private final Canvas canvas;
  private final Set<Class<? extends Event>> types;

  /** {@code projection} drawing on {@code canvas}. */
  public Drawing(Projection projection, Canvas canvas) {
    this.projection = projection;
    this.canvas = canvas;
    this.types = typesOf(projection);
  }

  /** Every type of event that {@code projection} draws from. */
  public static Set<Class<? extends Event>> typesOf(Projection projection) {
    return EventTypes.all().values().stream()
        .filter(type -> projection.drawsFrom().stream().anyMatch(f -> f.isAssignableFrom(type)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether events of class {@code type} matter to it; who knows need not read the others. */
  public boolean drawsFrom(Class<?> type) {
    return types.contains(type);
  }

  /**
   * Draws what {@code batch} tells and matters; as {@link Projection#project}.
   *
   * @param beginning is run once, before the first picture is written that answers at the position
   *     before the batch can only have as it was
   */
  public void draw(List<Recorded> batch, Runnable beginning) {
    canvas.begin(beginning);
    List<Recorded> told = batch.stream().filter(r -> drawsFrom(r.event().getClass())).toList();
    if (!told.isEmpty()) {
      projection.project(told, canvas);
    }
  }
}

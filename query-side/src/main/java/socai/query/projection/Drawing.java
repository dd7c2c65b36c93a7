package socai.query.projection;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import socai.event.Event;
import socai.event.StreamId;
import socai.ledger.Position;
import socai.schema.EventTypes;

/**
 * A projection at work on a canvas. Whoever leads it along the ledger stores how far it has looked
 * after it has drawn, never before.
 */
public final class Drawing {
  private static final Logger LOG = LoggerFactory.getLogger(Drawing.class);

  private final Projection projection;
  private final Canvas canvas;
  private final Set<Class<? extends Event>> types;
  private final Optional<Parking> parking;
  private final Set<StreamId> parked = new HashSet<>();

  private Drawing(Projection projection, Canvas canvas, Optional<Parking> parking) {
    this.projection = projection;
    this.canvas = canvas;
    this.types = typesOf(projection);
    this.parking = parking;
    parking.ifPresent(
        p ->
            p.of(canvas.generation()).stream()
                .filter(one -> one.segment() == canvas.share().index())
                .forEach(one -> parked.add(one.subject())));
  }

  /** {@code projection} drawing on {@code canvas}; an event that cannot be drawn ends it. */
  public Drawing(Projection projection, Canvas canvas) {
    this(projection, canvas, Optional.empty());
  }

  /**
   * {@code projection} drawing on {@code canvas}, which holds nothing. The subject of an event that
   * cannot be drawn is parked: its later events are left out, all others are drawn.
   */
  public static Drawing parking(Projection projection, Canvas canvas, Parking parking) {
    return new Drawing(projection, canvas, Optional.of(parking));
  }

  /** Whether {@code failure} may come of events, so that they would fail again. */
  public static boolean mayBeOfEvents(Throwable failure) {
    return Undrawable.isOf(failure);
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

  /** Leaves {@code subjects} out, which are parked already. */
  public Drawing without(Set<StreamId> subjects) {
    parked.addAll(subjects);
    return this;
  }

  /**
   * Draws what {@code batch} tells and matters; as {@link Projection#project}.
   *
   * @param beginning is run once, before the first picture is written that answers at the position
   *     before the batch can only have as it was
   */
  public void draw(List<Recorded> batch, Runnable beginning) {
    canvas.begin(beginning);
    draw(batch);
  }

  private void draw(List<Recorded> batch) {
    List<Recorded> told =
        batch.stream()
            .filter(r -> drawsFrom(r.event().getClass()))
            .filter(r -> parked.isEmpty() || !parked.contains(r.event().stream()))
            .toList();
    if (told.isEmpty()) {
      return;
    }
    try {
      projection.project(told, canvas);
    } catch (RuntimeException | StackOverflowError failure) {
      if (parking.isEmpty() || !Undrawable.isOf(failure)) {
        throw failure;
      }
      drawApart(told, failure);
    }
  }

  /** Halves what failed until it is known which events it was. */
  private void drawApart(List<Recorded> told, Throwable failure) {
    if (told.size() > 1) {
      draw(told.subList(0, told.size() / 2));
      draw(told.subList(told.size() / 2, told.size()));
    } else {
      Recorded one = told.get(0);
      park(one.event().stream(), one.at(), one.type(), failure);
    }
  }

  /**
   * Parks {@code subject}, whose event of {@code type} at {@code at} cannot be drawn.
   *
   * @throws IllegalStateException if too much is parked, or nothing may be
   */
  public void park(StreamId subject, Position at, String type, Throwable why) {
    if (parking.isEmpty() || parked.size() >= Parking.MOST_OF_A_SHARE) {
      throw new IllegalStateException("event " + at + " cannot be drawn", why);
    }
    parking.get().park(canvas.generation(), canvas.share(), subject, at, type, why);
    parked.add(subject);
    LOG.error(
        "{}: event {} ({}) cannot be drawn, its subject is parked from there on: {}",
        canvas.generation().processor(),
        at,
        type,
        Undrawable.nameOf(why));
  }
}

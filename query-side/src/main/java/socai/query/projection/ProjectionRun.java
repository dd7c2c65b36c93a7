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
 * A projection at work in a session. Whoever leads it along the ledger stores how far it has looked
 * after it has projected, never before.
 */
public final class ProjectionRun {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectionRun.class);

  private final Projection projection;
  private final ReadModelSession session;
  private final Set<Class<? extends Event>> types;
  private final Optional<Parking> parking;
  private final Set<StreamId> parked = new HashSet<>();

  private ProjectionRun(
      Projection projection, ReadModelSession session, Optional<Parking> parking) {
    this.projection = projection;
    this.session = session;
    this.types = typesOf(projection);
    this.parking = parking;
    parking.ifPresent(
        p ->
            p.of(session.generation()).stream()
                .filter(one -> one.segment() == session.segment().index())
                .forEach(one -> parked.add(one.subject())));
  }

  /** {@code projection} at work in {@code session}; an event that cannot be projected ends it. */
  public ProjectionRun(Projection projection, ReadModelSession session) {
    this(projection, session, Optional.empty());
  }

  /**
   * {@code projection} at work in {@code session}, which holds nothing. The subject of an event
   * that cannot be projected is parked: its later events are left out, all others are projected.
   */
  public static ProjectionRun parking(
      Projection projection, ReadModelSession session, Parking parking) {
    return new ProjectionRun(projection, session, Optional.of(parking));
  }

  /** Whether {@code failure} may come of events, so that they would fail again. */
  public static boolean mayBeOfEvents(Throwable failure) {
    return Unprojectable.isOf(failure);
  }

  /** Every type of event that {@code projection} projects from. */
  public static Set<Class<? extends Event>> typesOf(Projection projection) {
    return EventTypes.all().values().stream()
        .filter(type -> projection.projectsFrom().stream().anyMatch(f -> f.isAssignableFrom(type)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether events of class {@code type} matter to it; who knows need not read the others. */
  public boolean projectsFrom(Class<?> type) {
    return types.contains(type);
  }

  /** Leaves {@code subjects} out, which are parked already. */
  public ProjectionRun without(Set<StreamId> subjects) {
    parked.addAll(subjects);
    return this;
  }

  /**
   * Projects what {@code batch} tells and matters; as {@link Projection#project}.
   *
   * @param beginning is run once, before the first view is written that answers at the position
   *     before the batch can only have as it was
   */
  public void project(List<Recorded> batch, Runnable beginning) {
    session.begin(beginning);
    project(batch);
  }

  private void project(List<Recorded> batch) {
    List<Recorded> recorded =
        batch.stream()
            .filter(r -> projectsFrom(r.event().getClass()))
            .filter(r -> parked.isEmpty() || !parked.contains(r.event().stream()))
            .toList();
    if (recorded.isEmpty()) {
      return;
    }
    try {
      projection.project(recorded, session);
    } catch (RuntimeException | StackOverflowError failure) {
      if (parking.isEmpty() || !Unprojectable.isOf(failure)) {
        throw failure;
      }
      projectApart(recorded, failure);
    }
  }

  /** Halves what failed until it is known which events it was. */
  private void projectApart(List<Recorded> recorded, Throwable failure) {
    if (recorded.size() > 1) {
      project(recorded.subList(0, recorded.size() / 2));
      project(recorded.subList(recorded.size() / 2, recorded.size()));
    } else {
      Recorded one = recorded.get(0);
      park(one.event().stream(), one.at(), one.type(), failure);
    }
  }

  /**
   * Parks {@code subject}, whose event of {@code type} at {@code at} cannot be projected.
   *
   * @throws IllegalStateException if too much is parked, or nothing may be
   */
  public void park(StreamId subject, Position at, String type, Throwable why) {
    if (parking.isEmpty() || parked.size() >= Parking.MOST_OF_A_SHARE) {
      throw new IllegalStateException("event " + at + " cannot be projected", why);
    }
    parking.get().park(session.generation(), session.segment(), subject, at, type, why);
    parked.add(subject);
    LOG.error(
        "{}: event {} ({}) cannot be projected, its subject is parked from there on: {}",
        session.generation().processor(),
        at,
        type,
        Unprojectable.nameOf(why));
  }
}

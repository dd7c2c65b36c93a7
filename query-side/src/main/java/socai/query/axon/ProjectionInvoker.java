package socai.query.axon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.UnknownSerializedType;
import socai.event.EntryId;
import socai.event.Event;
import socai.ledger.Position;
import socai.ledger.axon.EventOrigin;
import socai.ledger.axon.LedgerEventStorageEngine;
import socai.query.projection.Failures;
import socai.query.projection.ProjectionRun;
import socai.query.projection.ProjectionSegment;
import socai.query.projection.Recorded;
import socai.query.projection.Tokens;
import socai.query.projection.UnknownEvents;
import socai.query.projection.ViewConflictException;
import socai.schema.EventTypes;
import socai.time.RecordedAt;

/**
 * Hands a processor's batch to its projection whole, with the last of its events: before the token
 * is stored, so that a crash in between tells events again and never skips one.
 *
 * <p>Every segment takes every event and projects only what its own segment holds. Axon stores the
 * token of a segment that has nothing to handle only now and then, and an answer reflects the
 * position of the segment furthest behind: who has just written would wait for an idle one.
 */
final class ProjectionInvoker implements EventHandlerInvoker {
  private final String processor;
  private final String resource;
  private final Function<ProjectionSegment, ProjectionRun> runs;
  private final Tokens tokens;
  private final Failures failures;
  private final UnknownEvents unknown;
  private final Map<Integer, ProjectionRun> begun = new ConcurrentHashMap<>();

  /**
   * @param processor names what is projected among all that is
   * @param runs projects a segment of it
   * @param tokens notes how far what is projected may be
   * @param failures is told what keeps it from going on
   * @param unknown decides on events of types that this program does not know
   */
  ProjectionInvoker(
      String processor,
      Function<ProjectionSegment, ProjectionRun> runs,
      Tokens tokens,
      Failures failures,
      UnknownEvents unknown) {
    this.unknown = unknown;
    this.processor = processor;
    this.tokens = tokens;
    this.resource = ProjectionInvoker.class.getName() + "/" + processor;
    this.runs = runs;
    this.failures = failures;
  }

  /** The segment was claimed anew: who had it meanwhile may have parked subjects. */
  void claimed(int segment) {
    begun.remove(segment);
  }

  @Override
  public boolean canHandle(EventMessage<?> message, Segment segment) {
    return true;
  }

  @Override
  public void handle(EventMessage<?> message, Segment segment) {
    try {
      take(message, segment);
    } catch (ViewConflictException e) {
      throw e;
    } catch (RuntimeException e) {
      failures.note(processor, e);
      throw e;
    } catch (Error e) {
      // Axon's workers let go of an error in silence, and of the segment for good.
      failures.note(processor, e);
      throw new IllegalStateException(processor + " cannot be projected", e);
    }
  }

  private void take(EventMessage<?> message, Segment segment) {
    ProjectionRun run =
        begun.computeIfAbsent(
            segment.getSegmentId(), id -> runs.apply(new ProjectionSegment(id, segment.getMask())));
    UnitOfWork<?> work = CurrentUnitOfWork.get();
    Position at = positionOf(message);
    Batch batch = work.getOrComputeResource(resource, key -> new Batch(at, new ArrayList<>()));
    if (message.getPayloadType() == UnknownSerializedType.class) {
      unknown.passOver(typeOf(message), at);
    } else if (run.projectsFrom(message.getPayloadType())) {
      batch.recorded().add(recorded(message));
    }
    if (!(work instanceof BatchingUnitOfWork<?> batching) || batching.isLastMessage()) {
      run.project(batch.recorded(), () -> begin(segment, batch.first(), at));
      failures.forget(processor);
    }
  }

  private static String typeOf(EventMessage<?> message) {
    return message.getPayload() instanceof UnknownSerializedType raw
        ? raw.serializedType().getName()
        : message.getPayloadType().getName();
  }

  /**
   * Events that are recorded together.
   *
   * @param first where the first one stands, whether or not it is recorded
   */
  private record Batch(Position first, List<Recorded> recorded) {}

  private void begin(Segment segment, Position first, Position last) {
    Position before = new Position(first.value() - 1);
    if (!tokens.begin(processor, segment.getSegmentId(), before, last)) {
      throw new ViewConflictException(processor);
    }
  }

  private static Position positionOf(EventMessage<?> message) {
    if (!(message instanceof TrackedEventMessage<?> tracked)) {
      throw new IllegalArgumentException("not an event of the ledger");
    }
    return LedgerEventStorageEngine.positionOf(tracked.trackingToken());
  }

  private static Recorded recorded(EventMessage<?> message) {
    if (!(message instanceof DomainEventMessage<?>)
        || !(message.getPayload() instanceof Event event)) {
      throw new IllegalArgumentException("not an event of the ledger");
    }
    EventOrigin origin = EventOrigin.of(message.getMetaData());
    return new Recorded(
        positionOf(message),
        EventTypes.nameOf(event.getClass()),
        event,
        origin.actor(),
        new RecordedAt(message.getTimestamp()),
        new EntryId(origin.command().value()));
  }
}

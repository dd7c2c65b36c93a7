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
import socai.event.EntryId;
import socai.event.Event;
import socai.ledger.axon.EventOrigin;
import socai.ledger.axon.LedgerEventStorageEngine;
import socai.query.projection.Drawing;
import socai.query.projection.Recorded;
import socai.query.projection.Share;
import socai.schema.EventTypes;
import socai.time.RecordedAt;

/**
 * Hands a processor's batch to its projection whole, with the last of its events: before the token
 * is stored, so that a crash in between tells events again and never skips one.
 *
 * <p>Every segment takes every event and draws only its own share. Axon stores the token of a
 * segment that has nothing to handle only now and then, and an answer reflects the position of the
 * segment furthest behind: who has just written would wait for an idle one.
 */
final class ProjectionInvoker implements EventHandlerInvoker {
  private final String resource;
  private final Function<Share, Drawing> drawings;
  private final Map<Share, Drawing> begun = new ConcurrentHashMap<>();

  /**
   * @param processor names what is drawn among all that is
   * @param drawings draws a share of it
   */
  ProjectionInvoker(String processor, Function<Share, Drawing> drawings) {
    this.resource = ProjectionInvoker.class.getName() + "/" + processor;
    this.drawings = drawings;
  }

  @Override
  public boolean canHandle(EventMessage<?> message, Segment segment) {
    return true;
  }

  @Override
  public void handle(EventMessage<?> message, Segment segment) {
    Drawing drawing =
        begun.computeIfAbsent(new Share(segment.getSegmentId(), segment.getMask()), drawings);
    UnitOfWork<?> work = CurrentUnitOfWork.get();
    List<Recorded> batch = work.getOrComputeResource(resource, key -> new ArrayList<>());
    if (drawing.drawsFrom(message.getPayloadType())) {
      batch.add(recorded(message));
    }
    if (!(work instanceof BatchingUnitOfWork<?> batching) || batching.isLastMessage()) {
      drawing.draw(batch);
    }
  }

  private static Recorded recorded(EventMessage<?> message) {
    if (!(message instanceof TrackedEventMessage<?> tracked)
        || !(message instanceof DomainEventMessage<?>)
        || !(message.getPayload() instanceof Event event)) {
      throw new IllegalArgumentException("not an event of the ledger");
    }
    EventOrigin origin = EventOrigin.of(message.getMetaData());
    return new Recorded(
        LedgerEventStorageEngine.positionOf(tracked.trackingToken()),
        EventTypes.nameOf(event.getClass()),
        event,
        origin.actor(),
        new RecordedAt(message.getTimestamp()),
        new EntryId(origin.command().value()));
  }
}

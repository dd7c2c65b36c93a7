package socai.query.axon;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import socai.event.Event;
import socai.ledger.axon.EventOrigin;
import socai.ledger.axon.LedgerEventStorageEngine;
import socai.query.projection.Projection;
import socai.query.projection.Recorded;
import socai.schema.EventTypes;
import socai.time.RecordedAt;

/**
 * Hands a processor's batch to its projection whole, with the last of its events: before the token
 * is stored, so that a crash in between tells events again and never skips one.
 */
final class ProjectionInvoker implements EventHandlerInvoker {
  private final Projection projection;

  ProjectionInvoker(Projection projection) {
    this.projection = projection;
  }

  @Override
  public boolean canHandle(EventMessage<?> message, Segment segment) {
    return true;
  }

  @Override
  public void handle(EventMessage<?> message, Segment segment) {
    UnitOfWork<?> work = CurrentUnitOfWork.get();
    List<Recorded> batch = work.getOrComputeResource(resource(), key -> new ArrayList<>());
    batch.add(recorded(message));
    if (!(work instanceof BatchingUnitOfWork<?> batching) || batching.isLastMessage()) {
      projection.project(List.copyOf(batch));
    }
  }

  private String resource() {
    return ProjectionInvoker.class.getName() + "/" + projection.name();
  }

  private static Recorded recorded(EventMessage<?> message) {
    if (!(message instanceof TrackedEventMessage<?> tracked)
        || !(message instanceof DomainEventMessage<?>)
        || !(message.getPayload() instanceof Event event)) {
      throw new IllegalArgumentException("not an event of the ledger");
    }
    return new Recorded(
        LedgerEventStorageEngine.positionOf(tracked.trackingToken()),
        EventTypes.nameOf(event.getClass()),
        event,
        EventOrigin.of(message.getMetaData()).actor(),
        new RecordedAt(message.getTimestamp()));
  }
}

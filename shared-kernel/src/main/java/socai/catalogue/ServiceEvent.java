package socai.catalogue;

import socai.event.Event;
import socai.event.StreamId;

/** What happens to one service of the catalogue; recorded in the service's stream. */
public sealed interface ServiceEvent extends Event
    permits ServiceOffered, ServiceWithdrawn, ServiceEntryRetracted {
  /** The service. */
  ServiceId service();

  /** Has {@code visitor} see this event as what it is. */
  <R> R accept(Visitor<R> visitor);

  @Override
  default StreamId stream() {
    return service().stream();
  }

  /**
   * Sees events of this family, every kind of them.
   *
   * @param <R> what it makes of one
   */
  interface Visitor<R> {
    R offered(ServiceOffered event);

    R withdrawn(ServiceWithdrawn event);

    R retracted(ServiceEntryRetracted event);
  }
}

package socai.catalogue;

import socai.event.Event;
import socai.event.StreamId;

/** What happens to one service of the catalogue; told in the service's stream. */
public sealed interface ServiceEvent extends Event permits ServiceOffered, ServiceWithdrawn {
  /** The service. */
  ServiceId service();

  @Override
  default StreamId stream() {
    return service().stream();
  }
}

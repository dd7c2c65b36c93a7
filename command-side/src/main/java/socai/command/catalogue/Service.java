package socai.command.catalogue;

import socai.catalogue.ServiceEvent;
import socai.command.axon.EventStream;
import socai.event.EntryId;
import socai.event.Event;

/** One service's stream. */
class Service extends EventStream<ServiceState> {
  Service() {
    super(ServiceState.UNKNOWN);
  }

  @Override
  protected ServiceState after(ServiceState before, Event event, EntryId entry) {
    return before.after((ServiceEvent) event, entry);
  }
}

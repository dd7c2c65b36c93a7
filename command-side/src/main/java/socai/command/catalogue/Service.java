package socai.command.catalogue;

import socai.catalogue.ServiceEvent;
import socai.catalogue.ServiceHistory;
import socai.command.axon.EventStream;
import socai.event.EntryId;
import socai.event.Event;

/** One service's stream. */
class Service extends EventStream<ServiceHistory> {
  Service() {
    super(ServiceHistory.UNKNOWN);
  }

  @Override
  protected ServiceHistory after(ServiceHistory before, Event event, EntryId entry) {
    return before.after((ServiceEvent) event, entry);
  }
}

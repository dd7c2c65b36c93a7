package socai.command.catalogue;

import socai.command.axon.EventStream;
import socai.event.Event;

/** One service's stream. */
class Service extends EventStream<ServiceState> {
  Service() {
    super(ServiceState.UNKNOWN);
  }

  @Override
  protected ServiceState after(ServiceState before, Event event) {
    return before.after(event);
  }
}

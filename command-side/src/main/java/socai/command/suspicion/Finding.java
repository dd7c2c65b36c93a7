package socai.command.suspicion;

import socai.command.axon.EventStream;
import socai.event.Event;

/** One finding's stream. */
class Finding extends EventStream<FindingState> {
  Finding() {
    super(FindingState.UNTOUCHED);
  }

  @Override
  protected FindingState after(FindingState before, Event event) {
    return before.after(event);
  }
}

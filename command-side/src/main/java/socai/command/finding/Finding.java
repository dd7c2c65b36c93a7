package socai.command.finding;

import socai.command.axon.EventStream;
import socai.event.EntryId;
import socai.event.Event;
import socai.finding.FindingEvent;

/** One finding's stream. */
class Finding extends EventStream<FindingState> {
  Finding() {
    super(FindingState.UNTOUCHED);
  }

  @Override
  protected FindingState after(FindingState before, Event event, EntryId entry) {
    return before.after((FindingEvent) event);
  }
}

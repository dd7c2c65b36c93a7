package socai.suspicion;

import socai.event.Event;
import socai.event.StreamId;

/** What is said of one finding; told in the finding's stream. */
public sealed interface FindingEvent extends Event permits FindingExamined, FindingReopened {
  /** The finding. */
  FindingId finding();

  @Override
  default StreamId stream() {
    return finding().stream();
  }
}

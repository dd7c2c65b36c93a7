package socai.finding;

import socai.event.Event;
import socai.event.StreamId;

/** What is said of one finding; recorded in the finding's stream. */
public sealed interface FindingEvent extends Event permits FindingExamined, FindingReopened {
  /** The finding. */
  FindingId finding();

  /** Has {@code visitor} see this event as what it is. */
  <R> R accept(Visitor<R> visitor);

  @Override
  default StreamId stream() {
    return finding().stream();
  }

  /**
   * Sees events of this family, every kind of them.
   *
   * @param <R> what it makes of one
   */
  interface Visitor<R> {
    R examined(FindingExamined event);

    R reopened(FindingReopened event);
  }
}

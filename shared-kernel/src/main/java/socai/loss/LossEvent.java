package socai.loss;

import socai.event.Event;
import socai.event.StreamId;

/** What is said of one loss; recorded in the loss's stream. */
public sealed interface LossEvent extends Event permits LossAccepted {
  /** The loss. */
  LossId loss();

  /** Has {@code visitor} see this event as what it is. */
  <R> R accept(Visitor<R> visitor);

  @Override
  default StreamId stream() {
    return loss().stream();
  }

  /**
   * Sees events of this family, every kind of them.
   *
   * @param <R> what it makes of one
   */
  interface Visitor<R> {
    R accepted(LossAccepted event);
  }
}

package socai.event;

import socai.time.OccurredAt;

/** Something that happened, in the field's words. Never changed once recorded. */
public interface Event {
  /** The stream this event belongs to. */
  StreamId stream();

  /** When it happened in the field, as told by whoever told us. */
  OccurredAt occurredAt();
}

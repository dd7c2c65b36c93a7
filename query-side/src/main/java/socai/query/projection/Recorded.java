package socai.query.projection;

import socai.event.EntryId;
import socai.event.Event;
import socai.event.HistoryEvent;
import socai.ledger.Position;
import socai.time.RecordedAt;

/**
 * An event as views are given it.
 *
 * @param at where it stands in the ledger
 * @param type its stable name
 * @param actor the login that caused it
 * @param entry what it was recorded in
 */
public record Recorded(
    Position at, String type, Event event, String actor, RecordedAt recordedAt, EntryId entry) {
  /** {@code recorded}, which is its event or says the same, as histories take it. */
  public <E extends Event> HistoryEvent<E> inHistory(E known) {
    return HistoryEvent.of(known, at.value(), entry);
  }
}

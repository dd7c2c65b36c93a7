package socai.query.projection;

import socai.event.Event;
import socai.ledger.Position;
import socai.time.RecordedAt;

/**
 * An event as pictures are told it.
 *
 * @param at where it stands in the ledger
 * @param type its stable name
 * @param actor the login that caused it
 */
public record Recorded(
    Position at, String type, Event event, String actor, RecordedAt recordedAt) {}

package socai.query.projection;

import java.time.Instant;
import socai.event.StreamId;
import socai.ledger.Position;

/**
 * A subject on which a segment of a generation is not projected any further, because one of its
 * events could not be projected. Its events wait in the ledger, in their order.
 *
 * @param segment the segment
 * @param subject whose stream it is
 * @param from its first event that is not projected
 * @param type of that event
 * @param reason the class of what went wrong; its message may be personal and is not kept
 * @param since when that was found
 */
public record Parked(
    int segment, StreamId subject, Position from, String type, String reason, Instant since) {}

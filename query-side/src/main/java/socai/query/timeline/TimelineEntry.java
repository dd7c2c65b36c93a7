package socai.query.timeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import socai.event.EntryId;
import socai.query.projection.View;
import socai.time.OccurredAt;
import socai.time.RecordedAt;

/**
 * That something happened to a subject. One event may have several: a formation is told to the
 * team, to its unit and to each founder.
 *
 * @param command the command that recorded it, by which it can be retracted
 * @param about what the event says, in a few words of ours: codes and levels, never names
 */
record TimelineEntry(
    @JsonProperty("_id") String id,
    long position,
    String subject,
    String type,
    OccurredAt occurredAt,
    RecordedAt recordedAt,
    String actor,
    EntryId command,
    Map<String, String> about)
    implements View {}

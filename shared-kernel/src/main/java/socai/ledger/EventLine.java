package socai.ledger;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.OffsetDateTime;
import java.util.UUID;
import socai.event.Event;
import socai.event.Means;
import socai.event.StreamId;
import socai.schema.EventTypes;
import socai.schema.Json;
import socai.time.RecordedAt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as the ledger keeps it: one line of CloudEvents 1.0 JSON, the same bytes when stored,
 * hashed and exported. Its position is not in it: the first line of the ledger is event 1.
 *
 * <p>{@code sequence} and {@code recordedtime} are CloudEvents' documented extensions; {@code
 * revision}, {@code actor} and {@code command} are ours.
 */
@JsonPropertyOrder({
  "specversion",
  "id",
  "source",
  "type",
  "revision",
  "subject",
  "sequence",
  "time",
  "recordedtime",
  "actor",
  "command",
  "datacontenttype",
  "data"
})
public record EventLine(
    @Means("always \"1.0\"") String specversion,
    @Means("the event's own identifier") UUID id,
    @Means("which ledger it stands in") String source,
    @Means("its stable name: what kind of thing happened") String type,
    @Means("the revision of the form of data; grows by one with each change of it") int revision,
    @Means("its stream, as kind/id: what it is about") String subject,
    @Means("its place in its stream, from 0, in ten digits so that texts sort as numbers do")
        String sequence,
    @Means("when it occurred, as told, with the offset it was told in") OffsetDateTime time,
    @Means("when the ledger recorded it, in UTC") RecordedAt recordedtime,
    @Means("the login that sent the command") String actor,
    @Means("the command that caused it; the events of one commit share it") CommandId command,
    @Means("always \"application/json\"") String datacontenttype,
    @Means("what it says, in the form of its type and revision") JsonNode data) {
  private static final int SEQUENCE_DIGITS = 10;

  /**
   * The line of {@code event}, in the form that its type has now.
   *
   * @param number its place in its stream, from 0
   */
  public static EventLine of(
      UUID id,
      String source,
      Event event,
      long number,
      RecordedAt recordedAt,
      String actor,
      CommandId command) {
    return new EventLine(
        "1.0",
        id,
        source,
        EventTypes.nameOf(event.getClass()),
        EventTypes.revisionOf(event.getClass()),
        event.stream().toString(),
        sequence(number),
        event.occurredAt().value(),
        recordedAt,
        actor,
        command,
        "application/json",
        Json.mapper().valueToTree(event));
  }

  /** The stream it belongs to. */
  public StreamId stream() {
    return StreamId.parse(subject);
  }

  /** Its place in its stream, from 0. */
  public long sequenceNumber() {
    return Long.parseLong(sequence);
  }

  /** The line itself, without a line break. */
  public String write(JsonMapper mapper) {
    return mapper.writeValueAsString(this);
  }

  /**
   * Reads a line.
   *
   * @throws tools.jackson.core.JacksonException if it is not one of ours
   */
  public static EventLine read(JsonMapper mapper, String line) {
    return mapper.readValue(line, EventLine.class);
  }

  /** {@code number} as it is written in a line and in a stream's key. */
  public static String sequence(long number) {
    String digits = Long.toString(number);
    return "0".repeat(SEQUENCE_DIGITS - digits.length()) + digits;
  }
}

package socai.ledger;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.OffsetDateTime;
import java.util.UUID;
import socai.event.StreamId;
import socai.time.RecordedAt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as the ledger keeps it: one line of CloudEvents 1.0 JSON, the same bytes when stored,
 * hashed and exported. Its position is not in it: the first line of the ledger is event 1.
 *
 * <p>{@code sequence} and {@code recordedtime} are CloudEvents' documented extensions; {@code
 * revision}, {@code actor} and {@code command} are ours.
 *
 * @param specversion always "1.0"
 * @param id the event's own identifier
 * @param source which ledger it stands in
 * @param type its stable name
 * @param revision of the form of {@code data}
 * @param subject its stream
 * @param sequence its place in its stream, from 0, ten digits so that texts sort as numbers do
 * @param time when it occurred
 * @param recordedtime when the ledger recorded it
 * @param actor the login that sent the command
 * @param command the command that caused it
 * @param datacontenttype always "application/json"
 * @param data what it says
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
    String specversion,
    UUID id,
    String source,
    String type,
    int revision,
    String subject,
    String sequence,
    OffsetDateTime time,
    RecordedAt recordedtime,
    String actor,
    CommandId command,
    String datacontenttype,
    JsonNode data) {
  private static final int SEQUENCE_DIGITS = 10;

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

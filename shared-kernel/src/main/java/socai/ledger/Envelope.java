package socai.ledger;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import socai.schema.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a line says about its event, read without what the event itself says: that stays as bytes,
 * and is parsed by whoever needs it. {@link EventLine} reads all of it, and strictly.
 *
 * @param source which ledger it stands in
 * @param type its stable name
 * @param revision of its form
 * @param subject its stream, as kind/id
 * @param sequence its place in its stream, from 0
 * @param recordedTime when the ledger recorded it, as ISO 8601 text
 * @param data what it says, as JSON in UTF-8, from the buffer's position to its limit; not copied
 */
public record Envelope(
    String id,
    String source,
    String type,
    int revision,
    String subject,
    long sequence,
    String recordedTime,
    String actor,
    String command,
    ByteBuffer data) {

  /**
   * Reads the envelope of {@code entry}.
   *
   * @throws LedgerBrokenException if it is not a line of the ledger
   */
  public static Envelope of(Entry entry) {
    try {
      return read(entry);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new LedgerBrokenException(entry.position() + " holds no line of the ledger", e);
    }
  }

  private static Envelope read(Entry entry) {
    ByteBuffer line = entry.utf8();
    Draft draft = new Draft();
    try (JsonParser parser =
        Json.mapper()
            .createParser(line.array(), line.arrayOffset() + line.position(), line.remaining())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("no object");
      }
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        if (name.equals("data")) {
          parser.nextToken();
          int from = (int) parser.currentTokenLocation().getByteOffset();
          return draft.with(dataOf(line, from));
        }
        draft.set(name, parser);
      }
    }
    throw new IllegalArgumentException("no data");
  }

  /** {@code data} stands last: it goes from there to the brace that ends the line. */
  private static ByteBuffer dataOf(ByteBuffer line, int from) {
    int end = line.limit() - 1;
    if (line.get(end) != '}') {
      throw new IllegalArgumentException("no end");
    }
    return ByteBuffer.wrap(
        line.array(), line.arrayOffset() + line.position() + from, end - line.position() - from);
  }

  private static final class Draft {
    private @Nullable String id;
    private @Nullable String source;
    private @Nullable String type;
    private int revision;
    private @Nullable String subject;
    private @Nullable String sequence;
    private @Nullable String recordedTime;
    private @Nullable String actor;
    private @Nullable String command;

    void set(String name, JsonParser parser) {
      if (name.equals("revision")) {
        revision = parser.nextIntValue(0);
        return;
      }
      String value = parser.nextStringValue();
      switch (name) {
        case "id" -> id = value;
        case "source" -> source = value;
        case "type" -> type = value;
        case "subject" -> subject = value;
        case "sequence" -> sequence = value;
        case "recordedtime" -> recordedTime = value;
        case "actor" -> actor = value;
        case "command" -> command = value;
        case "specversion", "time", "datacontenttype" -> {}
        default -> throw new IllegalArgumentException("more than a line has");
      }
    }

    Envelope with(ByteBuffer data) {
      return new Envelope(
          given(id),
          given(source),
          given(type),
          revision,
          given(subject),
          Long.parseLong(given(sequence)),
          given(recordedTime),
          given(actor),
          given(command),
          data);
    }

    private static String given(@Nullable String value) {
      if (value == null) {
        throw new IllegalArgumentException("less than a line has");
      }
      return value;
    }
  }
}

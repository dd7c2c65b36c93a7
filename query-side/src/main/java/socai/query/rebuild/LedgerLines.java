package socai.query.rebuild;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socai.event.EntryId;
import socai.event.Event;
import socai.ledger.Entry;
import socai.ledger.LedgerBrokenException;
import socai.query.projection.Recorded;
import socai.schema.EventTypes;
import socai.schema.Json;
import socai.schema.Texts;
import socai.time.RecordedAt;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/**
 * Reads from stored lines what views are projected from, and no more: of an event of a type that
 * does not matter only the name of its type.
 */
final class LedgerLines {
  /** Lines were checked when they were written; to look for doubled fields again costs a third. */
  private static final ObjectReader READER =
      Json.mapper()
          .reader()
          .without(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final ObjectReader RECORDED_AT = READER.forType(RecordedAt.class);

  private final Map<Class<? extends Event>, ObjectReader> wanted = new HashMap<>();

  /** Reads events of the types {@code wanted}. */
  LedgerLines(Set<Class<? extends Event>> wanted) {
    wanted.forEach(type -> this.wanted.put(type, READER.forType(type)));
  }

  /**
   * The event in {@code entry}; empty if its type is not wanted.
   *
   * @throws LedgerBrokenException if it is of a revision that this version does not know
   */
  Optional<Recorded> read(Entry entry) {
    Class<? extends Event> type = null;
    ObjectReader reader = null;
    Event event = null;
    String actor = null;
    EntryId recorded = null;
    RecordedAt recordedAt = null;
    ByteBuffer line = entry.utf8();
    try (JsonParser json =
        READER.createParser(line.array(), line.arrayOffset() + line.position(), line.remaining())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "type" -> {
            type = EventTypes.all().get(json.getString());
            reader = type == null ? null : wanted.get(type);
            if (reader == null) {
              return Optional.empty();
            }
          }
          case "revision" -> mustBeCurrent(entry, type, json.getIntValue());
          case "recordedtime" -> recordedAt = RECORDED_AT.readValue(json);
          case "actor" -> actor = json.getString();
          case "command" -> recorded = new EntryId(Texts.uuid(json.getString()));
          case "data" -> {
            if (reader != null) {
              event = reader.readValue(json);
            }
          }
          default -> json.skipChildren();
        }
      }
    }
    if (event == null || actor == null || recordedAt == null || recorded == null) {
      throw new LedgerBrokenException("event " + entry.position() + " is not whole");
    }
    return Optional.of(
        new Recorded(
            entry.position(),
            EventTypes.nameOf(event.getClass()),
            event,
            actor,
            recordedAt,
            recorded));
  }

  private static void mustBeCurrent(
      Entry entry, @Nullable Class<? extends Event> type, int revision) {
    if (type == null || EventTypes.revisionOf(type) != revision) {
      throw new LedgerBrokenException(
          "event " + entry.position() + " is of a revision that is not known: " + revision);
    }
  }
}

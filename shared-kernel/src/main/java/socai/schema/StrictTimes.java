package socai.schema;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Days and moments as ISO 8601 texts and as nothing else: Jackson's own readers also take numbers
 * and arrays for them, and cut a moment down to a day.
 */
final class StrictTimes extends SimpleModule {
  private static final long serialVersionUID = 1L;

  StrictTimes() {
    super("strict times");
    add(LocalDate.class, LocalDate::parse);
    add(OffsetDateTime.class, OffsetDateTime::parse);
    add(Instant.class, Instant::parse);
  }

  private <T> void add(Class<T> type, Function<String, T> reader) {
    addDeserializer(type, new Reader<>(type, reader));
  }

  private static final class Reader<T> extends StdScalarDeserializer<T> {
    private final Class<T> type;
    private final Function<String, T> reader;

    Reader(Class<T> type, Function<String, T> reader) {
      super(type);
      this.type = type;
      this.reader = reader;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return type.cast(context.handleUnexpectedToken(type, parser));
      }
      String text = parser.getString();
      try {
        return reader.apply(text);
      } catch (DateTimeException e) {
        throw context.weirdStringException(text, type, "not in the form of ISO 8601");
      }
    }
  }
}

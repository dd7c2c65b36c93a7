package socai.schema;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * The one form in which each kind of value is written as a text. Libraries read several; whoever
 * reads the ledger without us must need to know only one.
 */
public final class Texts {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern DATE_FORM = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern TIME_FORM =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]{8,18}(Z|[+-]\\d\\d:\\d\\d)");

  private Texts() {}

  /**
   * Reads a UUID of 36 characters.
   *
   * @throws IllegalArgumentException if {@code text} is of another form
   */
  public static UUID uuid(String text) {
    return UUID.fromString(inForm(UUID_FORM, text));
  }

  /**
   * Reads a date as RFC 3339 writes it, of the years 0000 to 9999, so that texts sort as dates do.
   *
   * @throws IllegalArgumentException if {@code text} is of another form or no date
   */
  public static LocalDate date(String text) {
    return parsed(LocalDate::parse, inForm(DATE_FORM, text));
  }

  /**
   * Reads a moment as RFC 3339 writes it, with its offset.
   *
   * @throws IllegalArgumentException if {@code text} is of another form or no moment
   */
  public static OffsetDateTime time(String text) {
    return parsed(OffsetDateTime::parse, inForm(TIME_FORM, text));
  }

  /**
   * {@code text} itself, if it can be stored and read again everywhere.
   *
   * @throws IllegalArgumentException if it holds half a character or the character NUL
   */
  public static String whole(String text) {
    boolean broken =
        text.codePoints()
            .anyMatch(
                c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    if (broken) {
      throw new IllegalArgumentException("a text with broken characters");
    }
    return text;
  }

  static SimpleModule module() {
    return new SimpleModule("texts")
        .addDeserializer(String.class, new OfText<>(String.class, Texts::whole))
        .addDeserializer(UUID.class, new OfText<>(UUID.class, Texts::uuid))
        .addDeserializer(LocalDate.class, new OfText<>(LocalDate.class, Texts::date))
        .addDeserializer(OffsetDateTime.class, new OfText<>(OffsetDateTime.class, Texts::time))
        .addDeserializer(
            Instant.class, new OfText<>(Instant.class, text -> time(text).toInstant()));
  }

  private static String inForm(Pattern form, String text) {
    if (!form.matcher(text).matches()) {
      throw new IllegalArgumentException("not in the form of its kind");
    }
    return text;
  }

  private static <T> T parsed(Function<String, T> parse, String text) {
    try {
      return parse.apply(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no such day or moment", e);
    }
  }

  private static final class OfText<T> extends StdScalarDeserializer<T> {
    private final Function<String, T> read;

    OfText(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
      if (!json.hasToken(JsonToken.VALUE_STRING)) {
        return context.reportInputMismatch(this, "a text is expected");
      }
      try {
        return read.apply(json.getString());
      } catch (IllegalArgumentException e) {
        return context.reportInputMismatch(this, "not in the form of its kind");
      }
    }
  }
}

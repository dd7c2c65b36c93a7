package socai.schema;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
  private static final String UUID_FORM = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  private static final String NOT_IN_FORM = "not in the form of its kind";
  private static final Pattern DATE_FORM = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern TIME_FORM =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]{8,18}(Z|[+-]\\d\\d:\\d\\d|\\+07:06:[34]0)");

  /** How long a moment is that has neither a fraction of a second nor, yet, an offset. */
  private static final int WHOLE_SECONDS = "2023-03-06T02:00:00".length();

  private static final int NANO_DIGITS = 9;

  /** Where in it year, month, day, hour, minute and second begin. */
  private static final int[] FIELDS = {0, 5, 8, 11, 14, 17};

  private Texts() {}

  /**
   * Reads a UUID of 36 characters.
   *
   * @throws IllegalArgumentException if {@code text} is of another form
   */
  public static UUID uuid(String text) {
    if (text.length() != UUID_FORM.length()) {
      throw new IllegalArgumentException(NOT_IN_FORM);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (UUID_FORM.charAt(i) == '-' ? c != '-' : c > 'f' || Character.digit(c, 16) < 0) {
        throw new IllegalArgumentException(NOT_IN_FORM);
      }
    }
    return UUID.fromString(text);
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
   * Reads a moment as RFC 3339 writes it, with its offset; also with the local mean time of Vietnam
   * as its offset, seconds and all, in which older lines tell of days before 1911.
   *
   * @throws IllegalArgumentException if {@code text} is of another form or no moment
   */
  public static OffsetDateTime time(String text) {
    return parsed(Texts::moment, inForm(TIME_FORM, text));
  }

  /**
   * The library reads any form that the standard knows, and takes its time; these are all of ours,
   * but for what is no moment.
   */
  private static OffsetDateTime moment(String text) {
    int zoneAt = text.endsWith("Z") ? text.length() - 1 : text.length() - "+07:00".length();
    if (text.charAt(zoneAt) == ':') { // the offset has seconds
      return OffsetDateTime.parse(text);
    }
    int nanos = zoneAt > WHOLE_SECONDS ? nanos(text, zoneAt) : 0;
    if (zoneAt < WHOLE_SECONDS || nanos < 0 || text.charAt(13) != ':' || text.charAt(16) != ':') {
      return OffsetDateTime.parse(text);
    }
    int[] fields = new int[FIELDS.length];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = number(text, FIELDS[i], i == 0 ? 4 : 2);
    }
    int sign = text.charAt(zoneAt) == '-' ? -1 : 1;
    ZoneOffset zone =
        text.charAt(zoneAt) == 'Z'
            ? ZoneOffset.UTC
            : ZoneOffset.ofHoursMinutes(
                sign * number(text, zoneAt + 1, 2), sign * number(text, zoneAt + 4, 2));
    return OffsetDateTime.of(
        fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], nanos, zone);
  }

  /**
   * The fraction of a second that ends before {@code end}; negative if there stands no fraction.
   */
  private static int nanos(String text, int end) {
    int digits = end - WHOLE_SECONDS - 1;
    if (text.charAt(WHOLE_SECONDS) != '.' || digits < 1 || digits > NANO_DIGITS) {
      return -1;
    }
    int nanos = number(text, WHOLE_SECONDS + 1, digits);
    for (int i = digits; i < NANO_DIGITS; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static int number(String text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new IllegalArgumentException(NOT_IN_FORM);
      }
      number = 10 * number + digit;
    }
    return number;
  }

  /**
   * {@code text} itself, if it can be stored and read again everywhere.
   *
   * @throws IllegalArgumentException if it holds half a character or the character NUL
   */
  public static String whole(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || (Character.isSurrogate(c) && !isWhole(text, i))) {
        throw new IllegalArgumentException("a text with broken characters");
      }
    }
    return text;
  }

  /** Whether the half at {@code i} stands beside its other half. */
  private static boolean isWhole(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
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
      throw new IllegalArgumentException(NOT_IN_FORM);
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
        return context.reportInputMismatch(this, NOT_IN_FORM);
      }
    }
  }
}

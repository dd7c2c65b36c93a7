package socai.proof.verify;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A line of JSON that all readers read alike, or none: what is signed is bytes, but what people
 * count is what their reader made of them.
 *
 * <p>It is one object, strictly by RFC 8259, without blanks, and within what RFC 7493 says that all
 * understand: UTF-8, no halves of surrogate pairs, whole numbers that a double holds, others of no
 * more digits than one has. Names are printable ASCII as it stands, none twice in an object, not
 * even in capitals; those of the event itself are small letters and digits, as CloudEvents has
 * them. No event begins as what we put between the events.
 */
final class JsonLine {
  private static final int DEEPEST = 100;
  private static final int MOST_NAMES = 1_000;
  private static final int MOST_DIGITS = 17;
  private static final int LONGEST_NUMBER = 30;
  private static final long LARGEST = (1L << 53) - 1;
  private static final int LONGEST_NAME = 200;
  private static final int NOTHING = -1;
  private static final int HEXADECIMAL = 16;
  private static final String PLAIN_ESCAPES = "\"\\/bfnrt";

  private final byte[] bytes;
  private final int end;
  private int at;

  private JsonLine(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.at = offset;
    this.end = offset + length;
  }

  /** Whether the line has one reading. */
  static boolean hasOneReading(byte[] buffer, int offset, int length) {
    JsonLine line = new JsonLine(buffer, offset, length);
    return line.object(0) && line.at == line.end;
  }

  private boolean object(int depth) {
    if (depth == DEEPEST || !take('{')) {
      return false;
    }
    if (take('}')) {
      return true;
    }
    Set<String> names = new HashSet<>();
    do {
      int begin = at + 1;
      if (!name(depth == 0)
          || !names.add(name(begin).toLowerCase(Locale.ROOT))
          || names.size() > MOST_NAMES
          || !take(':')
          || !value(depth + 1)) {
        return false;
      }
    } while (take(','));
    return take('}');
  }

  private String name(int begin) {
    return new String(bytes, begin, at - 1 - begin, StandardCharsets.US_ASCII);
  }

  private boolean name(boolean ofTheEvent) {
    int begin = at;
    if (!take('"')) {
      return false;
    }
    while (ofTheEvent ? isSmall(peek()) : isPlain(peek())) {
      at++;
    }
    return at - begin <= LONGEST_NAME && take('"');
  }

  private static boolean isSmall(int c) {
    return (c >= 'a' && c <= 'z') || isDigit(c);
  }

  private static boolean isPlain(int c) {
    return c >= ' ' && c <= '~' && c != '"' && c != '\\';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private boolean array(int depth) {
    if (depth == DEEPEST || !take('[')) {
      return false;
    }
    if (take(']')) {
      return true;
    }
    do {
      if (!value(depth + 1)) {
        return false;
      }
    } while (take(','));
    return take(']');
  }

  private boolean value(int depth) {
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  /** The next byte, from 0; less at the end. */
  private int peek() {
    return at < end ? bytes[at] & 0xff : NOTHING;
  }

  private boolean take(int expected) {
    if (peek() != expected) {
      return false;
    }
    at++;
    return true;
  }

  private boolean word(String word) {
    return word.chars().allMatch(this::take);
  }

  private boolean string() {
    at++;
    while (true) {
      int next = peek();
      if (next == '"') {
        at++;
        return true;
      }
      boolean understood = next == '\\' ? escape() : next >= ' ' && character(next);
      if (!understood) {
        return false;
      }
    }
  }

  private boolean escape() {
    at++;
    if (peek() != 'u') {
      boolean known = PLAIN_ESCAPES.indexOf(peek()) >= 0;
      at++;
      return known;
    }
    int unit = unit();
    if (unit < 0 || Character.isLowSurrogate((char) unit)) {
      return false;
    }
    if (!Character.isHighSurrogate((char) unit)) {
      return true;
    }
    if (!take('\\') || peek() != 'u') {
      return false;
    }
    int low = unit();
    return low >= 0 && Character.isLowSurrogate((char) low);
  }

  /** The code unit that four digits spell; less if they do not. */
  private int unit() {
    at++;
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = peek() < 0x80 ? Character.digit(peek(), HEXADECIMAL) : NOTHING;
      if (digit < 0) {
        return NOTHING;
      }
      unit = unit * HEXADECIMAL + digit;
      at++;
    }
    return unit;
  }

  /** A character in the only spelling that UTF-8 has for it. */
  private boolean character(int lead) {
    at++;
    if (lead < 0x80) {
      return true;
    }
    int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    if (lead < 0xc2 || lead > 0xf4 || !continues(least, most)) {
      return false;
    }
    for (int i = 1; i < more; i++) {
      if (!continues(0x80, 0xbf)) {
        return false;
      }
    }
    return true;
  }

  private boolean continues(int least, int most) {
    int next = peek();
    at++;
    return next >= least && next <= most;
  }

  private boolean number() {
    int begin = at;
    boolean negative = take('-');
    int first = at;
    int digits = digits();
    if (digits == 0 || (digits > 1 && bytes[first] == '0')) {
      return false;
    }
    boolean whole = true;
    if (take('.')) {
      whole = false;
      if (digits() == 0) {
        return false;
      }
    }
    int mantissa = at;
    if (take('e') || take('E')) {
      whole = false;
      if (!take('-')) {
        take('+');
      }
      if (digits() == 0) {
        return false;
      }
    }
    if (significant(first, mantissa) > MOST_DIGITS || at - begin > LONGEST_NUMBER) {
      return false;
    }
    String written = new String(bytes, begin, at - begin, StandardCharsets.US_ASCII);
    return whole
        ? Math.abs(Long.parseLong(written)) <= LARGEST && !(negative && bytes[first] == '0')
        : Double.isFinite(Double.parseDouble(written));
  }

  /** How many digits there are from the first that is no zero on. */
  private int significant(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      if (isDigit(bytes[i]) && (count > 0 || bytes[i] != '0')) {
        count++;
      }
    }
    return count;
  }

  private int digits() {
    int begin = at;
    while (isDigit(peek())) {
      at++;
    }
    return at - begin;
  }
}

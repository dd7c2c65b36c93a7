package socai.embedded.key;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import socai.embedded.bson.Binary;
import socai.embedded.value.Decimals;
import socai.embedded.value.EmptyArray;
import socai.embedded.value.ValueKind;
import socai.embedded.value.ValueOrder;

/**
 * Writes values so that the unsigned order of the bytes is MongoDB's order of the values, and no
 * value's bytes are the beginning of another's. Numbers of all types that are equal get equal
 * bytes; a missing value gets those of null. Not thread-safe.
 */
public final class KeyWriter {
  private static final int OFFSET_BIAS = 1 << 15;

  /** The longest distance of a 64-bit integer from the nearest double, and a bit more. */
  private static final int FARTHEST = 1025;

  /** Room between two whole distances for decimals with a fraction. */
  private static final int ROOM = 16;

  private static final int EXPONENT_BIAS = 1 << 15;

  private byte[] bytes = new byte[64];
  private int length;

  /** The bytes of one value, ascending. */
  public static byte[] bytesOf(@Nullable Object value) {
    return new KeyWriter().value(value).toBytes();
  }

  /** Appends bytes as they are. */
  public KeyWriter raw(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  /** Appends four bytes, the highest first. */
  public KeyWriter int32(int value) {
    reserve(4);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
    return this;
  }

  /** Appends a value, in reversed order when {@code descending}. */
  public KeyWriter value(@Nullable Object value, boolean descending) {
    int start = length;
    value(value);
    if (descending) {
      invert(start);
    }
    return this;
  }

  private void invert(int start) {
    for (int i = start; i < length; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
  }

  /**
   * Appends a value.
   *
   * @throws IllegalArgumentException if MongoDB has no such type
   */
  public KeyWriter value(@Nullable Object value) {
    if (value == null || value instanceof Missing) {
      tag(ValueKind.NULL);
    } else if (value instanceof Number number) {
      number(number);
    } else if (value instanceof String text) {
      tag(ValueKind.STRING);
      text(text);
    } else if (value instanceof Map<?, ?> document) {
      document(document);
    } else if (value instanceof Collection<?> array) {
      tag(ValueKind.ARRAY);
      array.forEach(this::value);
      single(0);
    } else if (value instanceof ObjectId id) {
      tag(ValueKind.OBJECT_ID);
      raw(id.toByteArray());
    } else if (value instanceof Boolean bool) {
      tag(ValueKind.BOOLEAN);
      single(bool ? 1 : 0);
    } else if (value instanceof Instant date) {
      tag(ValueKind.DATE);
      int64(date.toEpochMilli() ^ Long.MIN_VALUE);
    } else if (value instanceof BsonTimestamp timestamp) {
      tag(ValueKind.TIMESTAMP);
      int64(timestamp.getValue());
    } else {
      rarer(value);
    }
    return this;
  }

  private void rarer(Object value) {
    if (ValueKind.of(value) == ValueKind.BINARY) {
      Binary binary = ValueOrder.binary(value);
      tag(ValueKind.BINARY);
      int32(binary.data().length);
      single(binary.subtype());
      raw(binary.data());
    } else if (value instanceof BsonRegularExpression regex) {
      tag(ValueKind.REGEX);
      text(regex.getPattern());
      text(regex.getOptions() == null ? "" : regex.getOptions());
    } else if (value instanceof BsonJavaScript script) {
      tag(ValueKind.JAVASCRIPT);
      text(script.getCode());
    } else if (value instanceof EmptyArray) {
      tag(ValueKind.EMPTY_ARRAY);
    } else if (value instanceof MinKey) {
      tag(ValueKind.MIN_KEY);
    } else if (value instanceof MaxKey) {
      tag(ValueKind.MAX_KEY);
    } else {
      throw new IllegalArgumentException("no key can be made of a " + value.getClass().getName());
    }
  }

  /** The bytes so far. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** How many bytes there are so far. */
  public int length() {
    return length;
  }

  // A double's bits order like the double once the sign is folded in. What no double equals is
  // written as the nearest double and the distance to it, so it falls between its neighbours; what
  // is not whole either is followed by its digits.
  private void number(Number number) {
    tag(ValueKind.NUMBER);
    double near = number.doubleValue();
    if (Double.isNaN(near)) {
      int64(0); // below every number, as MongoDB has it
      int16(OFFSET_BIAS);
      return;
    }
    long bits = Double.doubleToLongBits(near == 0.0 ? 0.0 : near);
    int64(bits >= 0 ? bits ^ Long.MIN_VALUE : ~bits);
    if (number instanceof Decimal128 && Decimals.isFinite(number)) {
      distance(Decimals.exact(number), near);
    } else {
      int16(OFFSET_BIAS + (number instanceof Long exact ? ROOM * distance(exact, near) : 0));
    }
  }

  private static int distance(long exact, double near) {
    if (near >= 0x1p63) {
      return Math.toIntExact(exact - Long.MAX_VALUE - 1);
    }
    return Math.toIntExact(exact - (long) near);
  }

  private void distance(BigDecimal exact, double near) {
    if (Double.isInfinite(near)) {
      int16(OFFSET_BIAS + ROOM * (near > 0 ? -FARTHEST : FARTHEST) + ROOM / 2);
      digits(exact);
      return;
    }
    BigDecimal distance = exact.subtract(new BigDecimal(near));
    BigDecimal floor = distance.setScale(0, RoundingMode.FLOOR);
    int bounded =
        floor.max(BigDecimal.valueOf(-FARTHEST)).min(BigDecimal.valueOf(FARTHEST)).intValue();
    boolean isWhole = distance.compareTo(floor) == 0 && Math.abs(bounded) < FARTHEST;
    int16(OFFSET_BIAS + ROOM * bounded + (isWhole ? 0 : ROOM / 2));
    if (!isWhole) {
      digits(exact);
    }
  }

  // The sign, then the exponent, then the digits, which a 0 ends.
  private void digits(BigDecimal exact) {
    boolean negative = exact.signum() < 0;
    BigDecimal stripped = exact.abs().stripTrailingZeros();
    String digits = stripped.unscaledValue().toString();
    int exponent = digits.length() - stripped.scale();
    int start = length;
    int16(EXPONENT_BIAS + exponent);
    raw(digits.getBytes(StandardCharsets.US_ASCII));
    single(0);
    if (negative) {
      invert(start);
    }
  }

  private void document(Map<?, ?> document) {
    tag(ValueKind.DOCUMENT);
    document.forEach(
        (name, value) -> {
          // MongoDB compares the type first, then the name, then the value.
          tag(ValueKind.of(value));
          text((String) name);
          value(value);
        });
    single(0);
  }

  // 00 ends a text, so 00 and 01 inside it are written as 01 01 and 01 02.
  private void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    reserve(utf8.length * 2 + 1);
    for (byte b : utf8) {
      if (b == 0 || b == 1) {
        bytes[length++] = 1;
        bytes[length++] = (byte) (b + 1);
      } else {
        bytes[length++] = b;
      }
    }
    bytes[length++] = 0;
  }

  private void tag(ValueKind kind) {
    single(kind.tag());
  }

  private void single(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
  }

  private void int16(int value) {
    single(value >>> 8);
    single(value);
  }

  private void int64(long value) {
    reserve(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}

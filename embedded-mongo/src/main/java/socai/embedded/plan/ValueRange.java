package socai.embedded.plan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import socai.embedded.key.KeyRange;
import socai.embedded.key.KeyWriter;
import socai.embedded.value.ValueKind;

/**
 * The values that one condition lets through, as bytes: from those that begin with {@code low} to
 * those that begin with {@code high}.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a record
record ValueRange(byte[] low, boolean lowIncluded, byte[] high, boolean highIncluded) {

  static ValueRange only(@Nullable Object value) {
    byte[] bytes = KeyWriter.bytesOf(value);
    return new ValueRange(bytes, true, bytes, true);
  }

  /** Above a value, within its kind. */
  static ValueRange above(Object value, boolean included) {
    return new ValueRange(KeyWriter.bytesOf(value), included, ValueKind.of(value).prefix(), true);
  }

  /** Below a value, within its kind. */
  static ValueRange below(Object value, boolean included) {
    return new ValueRange(ValueKind.of(value).prefix(), true, KeyWriter.bytesOf(value), included);
  }

  ValueRange intersect(ValueRange other) {
    boolean lowHere = Arrays.compareUnsigned(from(), other.from()) >= 0;
    boolean highHere = Arrays.compareUnsigned(to(), other.to()) <= 0;
    return new ValueRange(
        lowHere ? low : other.low,
        lowHere ? lowIncluded : other.lowIncluded,
        highHere ? high : other.high,
        highHere ? highIncluded : other.highIncluded);
  }

  /** Whether both ends say more than the kind of the values. */
  boolean isTwoSided() {
    return low.length > 1 && high.length > 1;
  }

  boolean isNull() {
    return Arrays.equals(low, ValueKind.NULL.prefix());
  }

  /** The bytes of the one value that is let through. */
  byte[] point(boolean descending) {
    return descending ? inverted(low) : low;
  }

  /** The keys that begin with {@code prefix} and go on with a value let through. */
  KeyRange after(byte[] prefix, boolean descending) {
    if (!descending) {
      return range(prefix, low, lowIncluded, high, highIncluded);
    }
    return range(prefix, inverted(high), highIncluded, inverted(low), lowIncluded);
  }

  private static KeyRange range(
      byte[] prefix, byte[] first, boolean firstIncluded, byte[] last, boolean lastIncluded) {
    byte[] from = new KeyWriter().raw(prefix).raw(first).toBytes();
    byte[] to = new KeyWriter().raw(prefix).raw(last).toBytes();
    return new KeyRange(
        firstIncluded ? from : KeyRange.after(from), lastIncluded ? KeyRange.after(to) : to);
  }

  private byte[] from() {
    return lowIncluded ? low : KeyRange.after(low);
  }

  private byte[] to() {
    return highIncluded ? KeyRange.after(high) : high;
  }

  private static byte[] inverted(byte[] bytes) {
    byte[] inverted = bytes.clone();
    for (int i = 0; i < inverted.length; i++) {
      inverted[i] = (byte) ~inverted[i];
    }
    return inverted;
  }
}

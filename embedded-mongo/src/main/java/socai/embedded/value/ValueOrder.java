package socai.embedded.value;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import socai.embedded.bson.Binary;

/**
 * MongoDB's order of values: by kind, within a kind by value. Numbers of all types are compared
 * exactly, NaN is below all others; texts go by code points; what is missing is as null.
 */
public final class ValueOrder {
  private static final int UUID_SUBTYPE = 4;
  private static final int LEGACY_UUID_SUBTYPE = 3;
  private static final double TWO_TO_63 = 0x1p63;

  private ValueOrder() {}

  /** Compares two values. */
  public static int compare(@Nullable Object a, @Nullable Object b) {
    ValueKind kind = ValueKind.of(a);
    int byKind = kind.compareTo(ValueKind.of(b));
    if (byKind != 0 || a == null || b == null || a == b) {
      return byKind;
    }
    return switch (kind) {
      case NUMBER -> compareNumbers((Number) a, (Number) b);
      case STRING -> compareTexts((String) a, (String) b);
      case DOCUMENT -> compareDocuments((Map<?, ?>) a, (Map<?, ?>) b);
      case ARRAY -> compareArrays((Collection<?>) a, (Collection<?>) b);
      case BINARY -> compareBytes(a, b);
      case OBJECT_ID ->
          Arrays.compareUnsigned(((ObjectId) a).toByteArray(), ((ObjectId) b).toByteArray());
      case BOOLEAN -> Boolean.compare((Boolean) a, (Boolean) b);
      case DATE -> ((Instant) a).compareTo((Instant) b);
      case TIMESTAMP ->
          Long.compareUnsigned(((BsonTimestamp) a).getValue(), ((BsonTimestamp) b).getValue());
      case REGEX -> compareRegexes((BsonRegularExpression) a, (BsonRegularExpression) b);
      case JAVASCRIPT ->
          compareTexts(((BsonJavaScript) a).getCode(), ((BsonJavaScript) b).getCode());
      default -> 0; // a kind of one value
    };
  }

  /** Whether two values are equal: of one kind, and neither above the other. */
  public static boolean equal(@Nullable Object a, @Nullable Object b) {
    if (a instanceof String && b instanceof String) {
      return a.equals(b);
    }
    return compare(a, b) == 0;
  }

  /** Compares texts by their code points, as their UTF-8 bytes compare. */
  public static int compareTexts(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        return Character.isSurrogate(x) == Character.isSurrogate(y)
            ? Character.compare(x, y)
            : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static int compareNumbers(Number a, Number b) {
    if (a instanceof Double x && b instanceof Double y) {
      return compareDoubles(x, y);
    }
    if (a instanceof Decimal128 || b instanceof Decimal128) {
      return Decimals.isFinite(a) && Decimals.isFinite(b)
          ? Decimals.exact(a).compareTo(Decimals.exact(b))
          : compareDoubles(sizeless(a), sizeless(b));
    }
    if (a instanceof Double x) {
      return -compareLong(b.longValue(), x);
    }
    return b instanceof Double y
        ? compareLong(a.longValue(), y)
        : Long.compare(a.longValue(), b.longValue());
  }

  /** Below every finite number, among them, or above. */
  private static double sizeless(Number number) {
    return Decimals.isFinite(number) ? 0 : number.doubleValue();
  }

  private static int compareDoubles(double a, double b) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Boolean.compare(Double.isNaN(b), Double.isNaN(a));
    }
    return a < b ? -1 : a > b ? 1 : 0; // zeros of both signs are equal
  }

  private static int compareLong(long whole, double floating) {
    if (Double.isNaN(floating) || floating < -TWO_TO_63) {
      return 1;
    }
    if (floating >= TWO_TO_63) {
      return -1;
    }
    long truncated = (long) floating;
    return whole != truncated
        ? Long.compare(whole, truncated)
        : compareDoubles((double) truncated, floating);
  }

  private static int compareDocuments(Map<?, ?> a, Map<?, ?> b) {
    Iterator<? extends Map.Entry<?, ?>> left = a.entrySet().iterator();
    Iterator<? extends Map.Entry<?, ?>> right = b.entrySet().iterator();
    while (left.hasNext() && right.hasNext()) {
      Map.Entry<?, ?> x = left.next();
      Map.Entry<?, ?> y = right.next();
      int compared = ValueKind.of(x.getValue()).compareTo(ValueKind.of(y.getValue()));
      if (compared == 0) {
        compared = compareTexts((String) x.getKey(), (String) y.getKey());
      }
      if (compared == 0) {
        compared = compare(x.getValue(), y.getValue());
      }
      if (compared != 0) {
        return compared;
      }
    }
    return Boolean.compare(left.hasNext(), right.hasNext());
  }

  private static int compareArrays(Collection<?> a, Collection<?> b) {
    Iterator<?> left = a.iterator();
    Iterator<?> right = b.iterator();
    while (left.hasNext() && right.hasNext()) {
      int compared = compare(left.next(), right.next());
      if (compared != 0) {
        return compared;
      }
    }
    return Boolean.compare(left.hasNext(), right.hasNext());
  }

  private static int compareBytes(Object a, Object b) {
    Binary left = binary(a);
    Binary right = binary(b);
    int compared = Integer.compare(left.data().length, right.data().length);
    if (compared == 0) {
      compared = Integer.compare(left.subtype(), right.subtype());
    }
    return compared != 0 ? compared : Arrays.compareUnsigned(left.data(), right.data());
  }

  /** Any value of the kind {@link ValueKind#BINARY}, with its bytes as BSON has them. */
  public static Binary binary(Object value) {
    if (value instanceof Binary binary) {
      return binary;
    } else if (value instanceof UUID uuid) {
      return new Binary(UUID_SUBTYPE, bytes(uuid, ByteOrder.BIG_ENDIAN));
    } else if (value instanceof LegacyUUID legacy) {
      return new Binary(LEGACY_UUID_SUBTYPE, bytes(legacy.getUuid(), ByteOrder.LITTLE_ENDIAN));
    }
    return new Binary(0, ((BinData) value).getData());
  }

  private static byte[] bytes(UUID uuid, ByteOrder order) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .order(order)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  private static int compareRegexes(BsonRegularExpression a, BsonRegularExpression b) {
    int byPattern = compareTexts(a.getPattern(), b.getPattern());
    return byPattern != 0 ? byPattern : compareTexts(options(a), options(b));
  }

  private static String options(BsonRegularExpression regex) {
    return regex.getOptions() == null ? "" : regex.getOptions();
  }
}

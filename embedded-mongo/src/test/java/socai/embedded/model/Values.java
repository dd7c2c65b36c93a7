package socai.embedded.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;

/** The order of values, and copies of them. */
public final class Values {
  /** What is not there. */
  public static final Object MISSING =
      new Object() {
        @Override
        public String toString() {
          return "(missing)";
        }
      };

  private static final JsonWriterSettings EXACTLY =
      JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();
  private static final List<Class<?>> KINDS =
      List.of(
          MinKey.class,
          Void.class, // null, and what is missing
          Number.class,
          String.class,
          Document.class,
          List.class,
          Binary.class,
          ObjectId.class,
          Boolean.class,
          Date.class,
          BsonTimestamp.class,
          BsonRegularExpression.class,
          MaxKey.class);

  private Values() {}

  static int kind(Object value) {
    if (value == null || value == MISSING) {
      return KINDS.indexOf(Void.class);
    }
    for (int i = 0; i < KINDS.size(); i++) {
      if (KINDS.get(i).isInstance(value)) {
        return i;
      }
    }
    if (value instanceof Decimal128) {
      return KINDS.indexOf(Number.class);
    }
    throw new IllegalArgumentException(value.getClass().toString());
  }

  /** Whether two values are equal as MongoDB sees it. */
  public static boolean same(Object a, Object b) {
    return compare(a, b) == 0;
  }

  /** MongoDB's order. */
  public static int compare(Object a, Object b) {
    int byKind = Integer.compare(kind(a), kind(b));
    if (byKind != 0) {
      return byKind;
    }
    if (a instanceof Number && b instanceof Number) {
      return size(a).compareTo(size(b));
    } else if (a instanceof String s) {
      return Arrays.compare(s.codePoints().toArray(), ((String) b).codePoints().toArray());
    } else if (a instanceof Document d) {
      return lists(fields(d), fields((Document) b));
    } else if (a instanceof List<?> l) {
      return lists(new ArrayList<>(l), new ArrayList<>((List<?>) b));
    } else if (a instanceof Binary x) {
      Binary y = (Binary) b;
      return Comparator.comparingInt(Binary::length)
          .thenComparingInt(Binary::getType)
          .thenComparing(Binary::getData, Arrays::compareUnsigned)
          .compare(x, y);
    } else if (a instanceof ObjectId id) {
      return id.compareTo((ObjectId) b);
    } else if (a instanceof Boolean bool) {
      return Boolean.compare(bool, (Boolean) b);
    } else if (a instanceof Date date) {
      return date.compareTo((Date) b);
    } else if (a instanceof BsonTimestamp time) {
      return Long.compareUnsigned(time.getValue(), ((BsonTimestamp) b).getValue());
    } else if (a instanceof BsonRegularExpression regex) {
      BsonRegularExpression other = (BsonRegularExpression) b;
      return Comparator.comparing(BsonRegularExpression::getPattern)
          .thenComparing(BsonRegularExpression::getOptions)
          .compare(regex, other);
    }
    return 0;
  }

  /** A number's place among numbers: not a number, below all, finite, above all. */
  private record Size(int side, BigDecimal value) implements Comparable<Size> {
    @Override
    public int compareTo(Size other) {
      return side != other.side ? Integer.compare(side, other.side) : value.compareTo(other.value);
    }
  }

  static boolean isNaN(Object value) {
    return value instanceof Number && size(value).side == -2;
  }

  static BigDecimal exact(Object number) {
    return size(number).value;
  }

  static boolean isFinite(Object number) {
    return size(number).side == 0;
  }

  private static Size size(Object number) {
    if (number instanceof Decimal128 d) {
      if (d.isNaN()) {
        return new Size(-2, BigDecimal.ZERO);
      } else if (d.isInfinite()) {
        return new Size(d.isNegative() ? -1 : 1, BigDecimal.ZERO);
      }
      boolean isNegativeZero = d.equals(Decimal128.NEGATIVE_ZERO);
      return new Size(0, isNegativeZero ? BigDecimal.ZERO : d.bigDecimalValue());
    } else if (number instanceof Double d) {
      if (d.isNaN()) {
        return new Size(-2, BigDecimal.ZERO);
      }
      return d.isInfinite()
          ? new Size(d < 0 ? -1 : 1, BigDecimal.ZERO)
          : new Size(0, new BigDecimal(d));
    }
    return new Size(0, BigDecimal.valueOf(((Number) number).longValue()));
  }

  private static int lists(List<Object> a, List<Object> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int compared = compare(a.get(i), b.get(i));
      if (compared != 0) {
        return compared;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  /** A document is compared field by field: first the kind, then the name, then the value. */
  private static List<Object> fields(Document document) {
    List<Object> fields = new ArrayList<>();
    for (Map.Entry<String, Object> field : document.entrySet()) {
      fields.add(kind(field.getValue()));
      fields.add(field.getKey());
      fields.add(field.getValue());
    }
    return fields;
  }

  /** A value with its types, to be compared to the last bit. */
  public static String exactly(Object value) {
    return new Document("v", value).toJson(EXACTLY);
  }

  /** A copy that shares no list and no document. */
  @SuppressWarnings("unchecked") // of the same type
  public static <T> T copy(T value) {
    if (value instanceof Document document) {
      Document copy = new Document();
      document.forEach((name, each) -> copy.put(name, copy(each)));
      return (T) copy;
    } else if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(each -> copy.add(copy(each)));
      return (T) copy;
    }
    return value;
  }
}

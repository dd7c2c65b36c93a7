package socai.embedded.value;

import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** BSON's types, by the names and numbers that {@code $type} takes. */
@SuppressWarnings("ImmutableEnumChecker") // functions without a state
public enum TypeCode {
  /** A floating number. */
  DOUBLE(1, "double", Double.class::isInstance),
  /** A text. */
  STRING(2, "string", String.class::isInstance),
  /** A document. */
  OBJECT(3, "object", Map.class::isInstance),
  /** An array. */
  ARRAY(4, "array", Collection.class::isInstance),
  /** Bytes. */
  BIN_DATA(5, "binData", value -> ValueKind.of(value) == ValueKind.BINARY),
  /** A value that no document holds here. */
  UNDEFINED(6, "undefined", value -> false),
  /** An object id. */
  OBJECT_ID(7, "objectId", ObjectId.class::isInstance),
  /** True or false. */
  BOOL(8, "bool", Boolean.class::isInstance),
  /** A date. */
  DATE(9, "date", Instant.class::isInstance),
  /** Null itself, not what is missing. */
  NULL(10, "null", value -> value == null),
  /** A regular expression. */
  REGEX(11, "regex", BsonRegularExpression.class::isInstance),
  /** A value that no document holds here. */
  DB_POINTER(12, "dbPointer", value -> false),
  /** Code. */
  JAVASCRIPT(13, "javascript", BsonJavaScript.class::isInstance),
  /** A value that no document holds here. */
  SYMBOL(14, "symbol", value -> false),
  /** A value that no document holds here. */
  JAVASCRIPT_WITH_SCOPE(15, "javascriptWithScope", value -> false),
  /** A whole number of 32 bits. */
  INT(16, "int", Integer.class::isInstance),
  /** A timestamp. */
  TIMESTAMP(17, "timestamp", BsonTimestamp.class::isInstance),
  /** A whole number of 64 bits. */
  LONG(18, "long", Long.class::isInstance),
  /** A decimal number. */
  DECIMAL(19, "decimal", Decimal128.class::isInstance),
  /** Below everything. */
  MIN_KEY(-1, "minKey", MinKey.class::isInstance),
  /** Above everything. */
  MAX_KEY(127, "maxKey", MaxKey.class::isInstance);

  private static final String ANY_NUMBER = "number";

  private final int number;
  private final String alias;
  private final Predicate<@Nullable Object> test;

  TypeCode(int number, String alias, Predicate<@Nullable Object> test) {
    this.number = number;
    this.alias = alias;
    this.test = test;
  }

  /** The name of a value's type, as {@code $type} and messages tell it. */
  public static String nameOf(@Nullable Object value) {
    return Arrays.stream(values())
        .filter(type -> type.test.test(value))
        .map(type -> type.alias)
        .findFirst()
        .orElse("missing");
  }

  /** Whether a value is of the types that are asked for, by name or number. */
  public static Predicate<@Nullable Object> test(@Nullable Object asked) {
    Collection<?> all =
        asked instanceof Collection<?> several
            ? several
            : asked == null ? List.of() : List.of(asked);
    if (all.isEmpty()) {
      throw Errors.failedToParse("$type must match at least one type");
    }
    return all.stream().map(TypeCode::one).reduce(value -> false, Predicate::or);
  }

  private static Predicate<@Nullable Object> one(@Nullable Object asked) {
    if (ANY_NUMBER.equals(asked)) {
      return Number.class::isInstance;
    }
    for (TypeCode type : values()) {
      if (type.alias.equals(asked)
          || (asked instanceof Number code && code.doubleValue() == type.number)) {
        return type.test;
      }
    }
    throw Errors.badValue("Unknown type name or code: " + asked);
  }
}

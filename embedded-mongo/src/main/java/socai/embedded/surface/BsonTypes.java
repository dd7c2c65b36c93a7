package socai.embedded.surface;

import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What MongoDB calls the types of values. */
final class BsonTypes {
  /** The names that {@code $type} knows. */
  static final Set<String> NAMES =
      Set.of(
          "double",
          "string",
          "object",
          "array",
          "binData",
          "undefined",
          "objectId",
          "bool",
          "date",
          "null",
          "regex",
          "dbPointer",
          "javascript",
          "symbol",
          "javascriptWithScope",
          "int",
          "timestamp",
          "long",
          "decimal",
          "minKey",
          "maxKey",
          "number");

  private static final int LAST_NUMBER = 19;
  private static final int MAX_KEY = 127;

  private BsonTypes() {}

  static boolean isNumber(double code) {
    return code == -1 || code == MAX_KEY || (code >= 1 && code <= LAST_NUMBER && isWhole(code));
  }

  static boolean isWhole(double value) {
    return value == Math.rint(value) && !Double.isInfinite(value);
  }

  static String nameOf(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Number number) {
      return nameOf(number);
    }
    if (value instanceof Document) {
      return "object";
    }
    if (value instanceof Collection) {
      return "array";
    }
    if (value instanceof String) {
      return "string";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    return nameOfRare(value);
  }

  private static String nameOf(Number value) {
    if (value instanceof Integer) {
      return "int";
    }
    if (value instanceof Long) {
      return "long";
    }
    return value instanceof Decimal128 ? "decimal" : "double";
  }

  private static String nameOfRare(Object value) {
    if (value instanceof Instant) {
      return "date";
    }
    if (value instanceof ObjectId) {
      return "objectId";
    }
    if (value instanceof BsonRegularExpression) {
      return "regex";
    }
    if (value instanceof BsonTimestamp) {
      return "timestamp";
    }
    if (value instanceof BsonJavaScript) {
      return "javascript";
    }
    if (value instanceof MinKey) {
      return "minKey";
    }
    return value instanceof MaxKey ? "maxKey" : "binData";
  }
}

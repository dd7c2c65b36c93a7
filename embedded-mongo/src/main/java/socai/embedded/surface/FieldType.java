package socai.embedded.surface;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What a command's field may hold. */
enum FieldType {
  ANY("any"),
  TEXT("string"),
  OBJECT("object"),
  OBJECT_OR_NULL("object"),
  ARRAY("array"),
  OBJECTS("array"),
  OBJECT_OR_ARRAY("object"),
  FLAG("bool"),
  /** A whole number. */
  NUMBER("number"),
  /** A whole number that is not negative. */
  COUNT("number"),
  TEXT_OBJECT_OR_ARRAY("string");

  private static final int OUT_OF_RANGE = 51024;

  private final String name;

  FieldType(String name) {
    this.name = name;
  }

  void check(String path, @Nullable Object value) {
    if (!fits(value)) {
      throw Refusal.typeMismatch(
          "BSON field '%s' is the wrong type '%s', expected type '%s'",
          path, BsonTypes.nameOf(value), name);
    }
    if (this == NUMBER
        && value instanceof Number number
        && !BsonTypes.isWhole(number.doubleValue())) {
      throw Refusal.badValue("BSON field '%s' has to be a whole number: %s", path, number);
    }
    if (this == COUNT && value instanceof Number number) {
      checkCount(path, number);
    }
    if (this == OBJECTS && value instanceof Collection<?> all) {
      int index = 0;
      for (Object each : all) {
        OBJECT.check(path + "." + index++, each);
      }
    }
  }

  private static void checkCount(String path, Number number) {
    double value = number.doubleValue();
    if (value < 0 || Double.isNaN(value)) {
      throw Refusal.numbered(
          OUT_OF_RANGE, "BSON field '%s' value must be >= 0, actual value '%s'", path, number);
    }
    if (value > Integer.MAX_VALUE) {
      throw Refusal.badValue("BSON field '%s' is out of range: %s", path, number);
    }
  }

  private boolean fits(@Nullable Object value) {
    return switch (this) {
      case ANY -> true;
      case TEXT -> value instanceof String;
      case OBJECT -> value instanceof Document;
      case OBJECT_OR_NULL -> value == null || value instanceof Document;
      case ARRAY, OBJECTS -> value instanceof Collection;
      case OBJECT_OR_ARRAY -> value instanceof Document || value instanceof Collection;
      case FLAG -> value instanceof Boolean || value instanceof Number;
      case NUMBER, COUNT -> value instanceof Number;
      case TEXT_OBJECT_OR_ARRAY ->
          value instanceof String || value instanceof Document || value instanceof Collection;
    };
  }
}

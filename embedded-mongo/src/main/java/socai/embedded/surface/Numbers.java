package socai.embedded.surface;

import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Looks at the numbers that operators of filters want. */
final class Numbers {
  private Numbers() {}

  static void size(@Nullable Object operand) {
    if (!(operand instanceof Number number)) {
      throw Refusal.badValue(
          "Failed to parse $size. Expected a number in: $size: %s", BsonTypes.nameOf(operand));
    }
    if (!BsonTypes.isWhole(number.doubleValue())) {
      throw Refusal.badValue("Failed to parse $size. Expected an integer: $size: %s", number);
    }
    if (number.doubleValue() < 0) {
      throw Refusal.badValue(
          "Failed to parse $size. Expected a non-negative number in: $size: %s", number);
    }
  }

  static void mod(@Nullable Object operand) {
    if (!(operand instanceof Collection<?> both)) {
      throw Refusal.badValue("malformed mod, needs to be an array");
    }
    if (both.size() < 2) {
      throw Refusal.badValue("malformed mod, not enough elements");
    }
    if (both.size() > 2) {
      throw Refusal.badValue("malformed mod, too many elements");
    }
    Iterator<?> each = both.iterator();
    if (whole("divisor", each.next()) == 0) {
      throw Refusal.badValue("divisor cannot be 0");
    }
    whole("remainder", each.next());
  }

  private static long whole(String what, @Nullable Object value) {
    if (!(value instanceof Number number)) {
      throw Refusal.badValue("malformed mod, %s not a number", what);
    }
    double size = Math.abs(number.doubleValue());
    if (!(size <= Long.MAX_VALUE)) {
      throw Refusal.badValue("malformed mod, %s value is invalid: %s", what, number);
    }
    return number.longValue();
  }
}

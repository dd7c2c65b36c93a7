package socai.embedded.expression;

import de.bwaldvogel.mongo.bson.Decimal128;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.Arithmetic;
import socai.embedded.value.Decimals;
import socai.embedded.value.Errors;
import socai.embedded.value.TypeCode;
import socai.embedded.value.ValueOrder;

/** Arithmetic. Of null, or of what is missing, it makes null. */
final class Numbers {
  private Numbers() {}

  static @Nullable Object add(List<@Nullable Object> all) {
    Number sum = 0;
    Instant date = null;
    for (Object each : all) {
      if (ExpressionOperator.isNothing(each)) {
        return null;
      } else if (each instanceof Instant instant) {
        if (date != null) {
          throw Errors.located(16612, "only one date allowed in an $add expression");
        }
        date = instant;
      } else {
        sum = Arithmetic.ADD.orDouble(sum, number("$add", 16554, each));
      }
    }
    return date == null ? sum : date.plusMillis(millis(sum));
  }

  static @Nullable Object subtract(List<@Nullable Object> both) {
    Object a = both.get(0);
    Object b = both.get(1);
    if (ExpressionOperator.isNothing(a) || ExpressionOperator.isNothing(b)) {
      return null;
    }
    if (a instanceof Instant from) {
      return b instanceof Instant until
          ? (Object) (from.toEpochMilli() - until.toEpochMilli())
          : from.minusMillis(millis(number("$subtract", 16556, b)));
    }
    return Arithmetic.SUBTRACT.orDouble(
        number("$subtract", 16556, a), number("$subtract", 16556, b));
  }

  static @Nullable Object multiply(List<@Nullable Object> all) {
    Number product = 1;
    for (Object each : all) {
      if (ExpressionOperator.isNothing(each)) {
        return null;
      }
      product = Arithmetic.MULTIPLY.orDouble(product, number("$multiply", 16555, each));
    }
    return product;
  }

  static @Nullable Object divide(List<@Nullable Object> both) {
    if (both.stream().anyMatch(ExpressionOperator::isNothing)) {
      return null;
    }
    Number a = number("$divide", 16609, both.get(0));
    Number b = number("$divide", 16609, both.get(1));
    if (ValueOrder.equal(b, 0)) {
      throw Errors.located(16608, "can't $divide by zero");
    }
    return isDecimal(a, b)
        ? Decimals.of(Decimals.exact(a).divide(Decimals.exact(b), MathContext.DECIMAL128))
        : (Number) (a.doubleValue() / b.doubleValue());
  }

  /** True if one is a decimal and both are finite; the others are computed as doubles. */
  private static boolean isDecimal(Number a, Number b) {
    boolean isDecimal = a instanceof Decimal128 || b instanceof Decimal128;
    if (isDecimal && !(Decimals.isFinite(a) && Decimals.isFinite(b))) {
      throw Errors.unknown(2, "division of decimals that are not finite");
    }
    return isDecimal;
  }

  private static long millis(Number number) {
    return number instanceof Decimal128
        ? Decimals.exact(number).longValue()
        : number instanceof Double floating ? Math.round(floating) : number.longValue();
  }

  private static Number number(String operator, int code, @Nullable Object value) {
    if (value instanceof Number number) {
      return number;
    }
    throw Errors.located(
        code, operator + " only supports numeric or date types, not " + TypeCode.nameOf(value));
  }
}

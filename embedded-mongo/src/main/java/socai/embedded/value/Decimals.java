package socai.embedded.value;

import de.bwaldvogel.mongo.bson.Decimal128;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as decimals, and back. */
public final class Decimals {
  private static final int DIGITS_OF_A_DOUBLE = 15;

  private Decimals() {}

  /** Whether a number is one, and neither infinite nor NaN. */
  public static boolean isFinite(Number number) {
    return number instanceof Decimal128 decimal
        ? !isSpecial(decimal)
        : Double.isFinite(number.doubleValue());
  }

  /** Exactly the value of a finite number. */
  public static BigDecimal exact(Number finite) {
    if (finite instanceof Decimal128 decimal) {
      return decimal.toBigDecimal();
    } else if (finite instanceof Double floating) {
      return new BigDecimal(floating);
    }
    return BigDecimal.valueOf(finite.longValue());
  }

  /** A finite number as MongoDB makes a decimal of it: of a double, its first 15 digits. */
  static BigDecimal converted(Number finite) {
    if (!(finite instanceof Double)) {
      return exact(finite);
    }
    BigDecimal rounded =
        exact(finite).round(new MathContext(DIGITS_OF_A_DOUBLE, RoundingMode.HALF_EVEN));
    return rounded.signum() == 0
        ? BigDecimal.ZERO
        : rounded.setScale(
            rounded.scale() + DIGITS_OF_A_DOUBLE - rounded.precision(), RoundingMode.UNNECESSARY);
  }

  /** The nearest decimal; infinite where there is none. */
  public static Decimal128 of(BigDecimal value) {
    BigDecimal rounded = value.round(MathContext.DECIMAL128);
    if (rounded.signum() == 0) {
      return new Decimal128(rounded.setScale(Math.min(6176, Math.max(-6111, rounded.scale()))));
    }
    if (rounded.scale() > 6176) {
      return new Decimal128(rounded.setScale(6176, RoundingMode.HALF_EVEN));
    }
    if (rounded.precision() - rounded.scale() - 1 > 6144) {
      return rounded.signum() < 0 ? Decimal128.NEGATIVE_INFINITY : Decimal128.POSITIVE_INFINITY;
    }
    return new Decimal128(rounded);
  }

  private static boolean isSpecial(Decimal128 decimal) {
    return (decimal.getHigh() >>> 58 & 0x1E) == 0x1E;
  }
}

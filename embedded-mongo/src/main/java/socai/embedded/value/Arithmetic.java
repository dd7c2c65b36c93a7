package socai.embedded.value;

import de.bwaldvogel.mongo.bson.Decimal128;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Sums, differences and products of numbers. The result has the wider type of the two: int, long,
 * double, decimal; what leaves an int becomes a long.
 */
public enum Arithmetic {
  /** The sum. */
  ADD {
    @Override
    long exact(long a, long b) {
      return Math.addExact(a, b);
    }

    @Override
    double floating(double a, double b) {
      return a + b;
    }

    @Override
    BigDecimal decimal(BigDecimal a, BigDecimal b) {
      return a.add(b, MathContext.DECIMAL128);
    }
  },
  /** The first without the second. */
  SUBTRACT {
    @Override
    long exact(long a, long b) {
      return Math.subtractExact(a, b);
    }

    @Override
    double floating(double a, double b) {
      return a - b;
    }

    @Override
    BigDecimal decimal(BigDecimal a, BigDecimal b) {
      return a.subtract(b, MathContext.DECIMAL128);
    }
  },
  /** The product. */
  MULTIPLY {
    @Override
    long exact(long a, long b) {
      return Math.multiplyExact(a, b);
    }

    @Override
    double floating(double a, double b) {
      return a * b;
    }

    @Override
    BigDecimal decimal(BigDecimal a, BigDecimal b) {
      return a.multiply(b, MathContext.DECIMAL128);
    }
  };

  abstract long exact(long a, long b);

  abstract double floating(double a, double b);

  abstract BigDecimal decimal(BigDecimal a, BigDecimal b);

  /** The result; empty if both are whole and it does not fit 64 bits. */
  public Optional<Number> whole(Number a, Number b) {
    if (a instanceof Decimal128 || b instanceof Decimal128) {
      return Optional.of(decimal(a, b));
    }
    if (a instanceof Double || b instanceof Double) {
      return Optional.of(floating(a.doubleValue(), b.doubleValue()));
    }
    try {
      long result = exact(a.longValue(), b.longValue());
      boolean isInt = a instanceof Integer && b instanceof Integer && (int) result == result;
      return Optional.of(isInt ? (Number) (int) result : (Number) result);
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** The result, as a double if both are whole and it does not fit 64 bits. */
  public Number orDouble(Number a, Number b) {
    return whole(a, b).orElseGet(() -> floating(a.doubleValue(), b.doubleValue()));
  }

  private Number decimal(Number a, Number b) {
    if (Decimals.isFinite(a) && Decimals.isFinite(b)) {
      return Decimals.of(decimal(Decimals.converted(a), Decimals.converted(b)));
    }
    double result = floating(sizeless(a), sizeless(b));
    return Double.isNaN(result)
        ? Decimal128.NaN
        : result < 0 ? Decimal128.NEGATIVE_INFINITY : Decimal128.POSITIVE_INFINITY;
  }

  /** Only whether it is infinite or none, and its sign. */
  private static double sizeless(Number number) {
    return Decimals.isFinite(number) ? Decimals.exact(number).signum() : number.doubleValue();
  }
}

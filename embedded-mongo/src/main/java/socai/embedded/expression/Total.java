package socai.embedded.expression;

import de.bwaldvogel.mongo.bson.Decimal128;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.Decimals;

/**
 * A sum of many numbers: added exactly, rounded once. Whole numbers that do not fit 64 bits make a
 * double. What is no number is passed over.
 */
public final class Total {
  private BigDecimal large = BigDecimal.ZERO;
  private long small;
  private double endless;
  private long count;
  private boolean hasLong;
  private boolean hasDouble;
  private boolean hasDecimal;

  /** Adds one more. */
  public void add(@Nullable Object value) {
    if (!(value instanceof Number number)) {
      return;
    }
    count++;
    hasLong |= number instanceof Long;
    hasDouble |= number instanceof Double;
    hasDecimal |= number instanceof Decimal128;
    if (!Decimals.isFinite(number)) {
      endless += number.doubleValue();
    } else if (number instanceof Integer || number instanceof Long) {
      long whole = number.longValue();
      long sum = small + whole;
      if (((small ^ sum) & (whole ^ sum)) < 0) {
        large = large.add(BigDecimal.valueOf(small));
        sum = whole;
      }
      small = sum;
    } else {
      large = large.add(Decimals.exact(number));
    }
  }

  /** The sum; 0 of nothing. */
  public Number sum() {
    if (endless != 0) { // infinite, or no number
      return hasDecimal ? endlessDecimal() : (Number) endless;
    }
    BigDecimal exact = large.add(BigDecimal.valueOf(small));
    if (hasDecimal) {
      return Decimals.of(exact);
    }
    if (hasDouble || exact.toBigInteger().bitLength() >= Long.SIZE) {
      return exact.doubleValue();
    }
    long whole = exact.longValue();
    return hasLong || (int) whole != whole ? (Number) whole : (Number) (int) whole;
  }

  /** The sum divided by how many there were; null of nothing. */
  public @Nullable Number average() {
    if (count == 0) {
      return null;
    }
    Number sum = sum();
    if (sum instanceof Decimal128 && Decimals.isFinite(sum)) {
      return Decimals.of(
          Decimals.exact(sum).divide(BigDecimal.valueOf(count), MathContext.DECIMAL128));
    }
    return sum instanceof Decimal128 ? sum : (Number) (sum.doubleValue() / count);
  }

  private Decimal128 endlessDecimal() {
    return Double.isNaN(endless)
        ? Decimal128.NaN
        : endless < 0 ? Decimal128.NEGATIVE_INFINITY : Decimal128.POSITIVE_INFINITY;
  }
}

package socai.embedded.match;

import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.ValueKind;
import socai.embedded.value.ValueOrder;

/** Comparisons with a value, within its kind; with the lowest and the highest key, across kinds. */
@SuppressWarnings("ImmutableEnumChecker") // functions without a state
enum Comparison {
  GT(order -> order > 0, false),
  GTE(order -> order >= 0, true),
  LT(order -> order < 0, false),
  LTE(order -> order <= 0, true);

  private final IntPredicate holds;
  private final boolean ofEquals;

  Comparison(IntPredicate holds, boolean ofEquals) {
    this.holds = holds;
    this.ofEquals = ofEquals;
  }

  Predicate<@Nullable Object> with(@Nullable Object bound) {
    ValueKind kind = ValueKind.of(bound);
    boolean acrossKinds = bound instanceof MinKey || bound instanceof MaxKey;
    boolean isNaN = isNaN(bound);
    return value -> {
      if (!acrossKinds && ValueKind.of(value) != kind) {
        return false;
      }
      return (isNaN || isNaN(value))
          ? ofEquals && isNaN && isNaN(value)
          : holds.test(ValueOrder.compare(value, bound));
    };
  }

  private static boolean isNaN(@Nullable Object value) {
    return value instanceof Number number && Double.isNaN(number.doubleValue());
  }
}

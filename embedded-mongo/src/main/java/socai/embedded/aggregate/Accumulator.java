package socai.embedded.aggregate;

import de.bwaldvogel.mongo.backend.Missing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import socai.embedded.expression.Total;
import socai.embedded.value.Errors;
import socai.embedded.value.ValueOrder;

/** What {@code $group} gathers. There are no others: each other is refused by its name. */
@SuppressWarnings("ImmutableEnumChecker") // functions without a state
enum Accumulator {
  SUM("$sum", () -> new OfNumbers(Total::sum)),
  AVG("$avg", () -> new OfNumbers(Total::average)),
  MIN("$min", () -> new Kept((a, b) -> extreme(a, b, -1))),
  MAX("$max", () -> new Kept((a, b) -> extreme(a, b, 1))),
  FIRST("$first", () -> new Kept((a, b) -> a)),
  LAST("$last", () -> new Kept((a, b) -> b)),
  PUSH("$push", All::new),
  ADD_TO_SET("$addToSet", Different::new);

  private static final int UNKNOWN = 15952;

  private final String text;
  private final Supplier<Accumulation> begin;

  Accumulator(String text, Supplier<Accumulation> begin) {
    this.text = text;
    this.begin = begin;
  }

  static Accumulator of(String text) {
    return Arrays.stream(values())
        .filter(each -> each.text.equals(text))
        .findFirst()
        .orElseThrow(() -> Errors.unknown(UNKNOWN, "the group operator '" + text + "'"));
  }

  Accumulation begin() {
    return begin.get();
  }

  private static @Nullable Object extreme(@Nullable Object a, @Nullable Object b, int sign) {
    if (Missing.isNullOrMissing(a)) {
      return Missing.isNullOrMissing(b) ? null : b;
    }
    return Missing.isNullOrMissing(b) || sign * ValueOrder.compare(a, b) >= 0 ? a : b;
  }

  private static final class OfNumbers implements Accumulation {
    private final Total total = new Total();
    private final Function<Total, @Nullable Number> result;

    OfNumbers(Function<Total, @Nullable Number> result) {
      this.result = result;
    }

    @Override
    public void add(@Nullable Object value) {
      total.add(value);
    }

    @Override
    public @Nullable Object result() {
      return result.apply(total);
    }
  }

  /** One value: of two, always that which is chosen. */
  private static final class Kept implements Accumulation {
    private final BinaryOperator<@Nullable Object> choice;
    private @Nullable Object kept;
    private boolean begun;

    Kept(BinaryOperator<@Nullable Object> choice) {
      this.choice = choice;
    }

    @Override
    public void add(@Nullable Object value) {
      kept = begun ? choice.apply(kept, value) : value;
      begun = true;
    }

    @Override
    public @Nullable Object result() {
      return kept instanceof Missing ? null : kept;
    }
  }

  private static final class All implements Accumulation {
    private final List<@Nullable Object> all = new ArrayList<>();

    @Override
    public void add(@Nullable Object value) {
      if (!(value instanceof Missing)) {
        all.add(value);
      }
    }

    @Override
    public Object result() {
      return all;
    }
  }

  private static final class Different implements Accumulation {
    private final Set<@Nullable Object> known = new TreeSet<>(ValueOrder::compare);
    private final List<@Nullable Object> inOrder = new ArrayList<>();

    @Override
    public void add(@Nullable Object value) {
      if (!(value instanceof Missing) && known.add(value)) {
        inOrder.add(value);
      }
    }

    @Override
    public Object result() {
      return inOrder;
    }
  }
}

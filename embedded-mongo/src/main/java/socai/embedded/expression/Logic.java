package socai.embedded.expression;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.Errors;
import socai.embedded.value.ValueOrder;

/** Comparing and choosing. */
final class Logic {
  private static final int WRONG_COUNT = 16020;
  private static final int WRONG_COND = 17083;
  private static final int TOO_FEW = 1257300;
  private static final Set<String> OF_COND = Set.of("if", "then", "else");

  private Logic() {}

  /** Here what is missing is below null. */
  static int compare(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Missing) {
      return b instanceof Missing ? 0 : b instanceof MinKey ? 1 : -1;
    }
    return b instanceof Missing ? -compare(b, a) : ValueOrder.compare(a, b);
  }

  static Computed cond(@Nullable Object spec, ExpressionReader reader) {
    List<@Nullable Object> three;
    if (spec instanceof Document named) {
      if (!named.keySet().equals(OF_COND)) {
        throw Errors.located(WRONG_COND, "$cond needs 'if', 'then' and 'else', and no more");
      }
      three = Arrays.asList(named.get("if"), named.get("then"), named.get("else"));
    } else if (spec instanceof Collection<?> all && all.size() == 3) {
      three = new ArrayList<>(all);
    } else {
      throw Errors.located(WRONG_COUNT, "Expression $cond takes exactly 3 arguments.");
    }
    List<Computed> parts = reader.each(three);
    return scope ->
        (Expression.isTrue(parts.get(0).in(scope)) ? parts.get(1) : parts.get(2)).in(scope);
  }

  static Computed ifNull(@Nullable Object spec, ExpressionReader reader) {
    List<Computed> all = ExpressionOperator.arguments(spec, reader);
    if (all.size() < 2) {
      throw Errors.located(TOO_FEW, "$ifNull needs at least two arguments");
    }
    return scope -> {
      Object value = null;
      for (Computed each : all) {
        value = each.in(scope);
        if (!ExpressionOperator.isNothing(value)) {
          return value;
        }
      }
      return value;
    };
  }
}

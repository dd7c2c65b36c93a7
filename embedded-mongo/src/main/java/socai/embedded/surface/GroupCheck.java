package socai.embedded.surface;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at what {@code $group} is given. */
final class GroupCheck {
  private static final int NO_OBJECT = 15947;
  private static final int UNKNOWN_ACCUMULATOR = 15952;
  private static final int WITHOUT_ID = 15955;
  private static final int NO_ACCUMULATOR = 40234;
  private static final int DOTTED = 40235;
  private static final int DOLLAR = 40236;
  private static final int SEVERAL_ACCUMULATORS = 40238;

  private GroupCheck() {}

  static void check(@Nullable Object operand) {
    if (!(operand instanceof Document group)) {
      throw Refusal.numbered(NO_OBJECT, "a group's fields must be specified in an object");
    }
    if (!group.containsKey("_id")) {
      throw Refusal.numbered(WITHOUT_ID, "a group specification must include an _id");
    }
    for (Map.Entry<String, @Nullable Object> entry : group.entrySet()) {
      if (entry.getKey().equals("_id")) {
        ExpressionCheck.check(entry.getValue());
      } else {
        field(entry.getKey(), entry.getValue());
      }
    }
  }

  private static void field(String name, @Nullable Object value) {
    if (name.contains(".")) {
      throw Refusal.numbered(DOTTED, "The field name '%s' cannot contain '.'", name);
    }
    if (name.startsWith("$")) {
      throw Refusal.numbered(DOLLAR, "The field name '%s' cannot be an operator name", name);
    }
    if (!(value instanceof Document accumulator)) {
      throw Refusal.numbered(NO_ACCUMULATOR, "The field '%s' must be an accumulator object", name);
    }
    if (accumulator.size() != 1) {
      throw Refusal.numbered(
          SEVERAL_ACCUMULATORS, "The field '%s' must specify one accumulator", name);
    }
    String symbol = accumulator.keySet().iterator().next();
    if (!Accumulator.isKnown(symbol)) {
      throw Refusal.numbered(
          UNKNOWN_ACCUMULATOR,
          "unknown group operator '%s'%s",
          symbol,
          Refusal.known(Accumulator.REFUSED.contains(symbol)));
    }
    ExpressionCheck.check(accumulator.get(symbol));
  }
}

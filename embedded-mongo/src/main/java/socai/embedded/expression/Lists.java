package socai.embedded.expression;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.Errors;
import socai.embedded.value.TypeCode;

/** Arrays. */
final class Lists {
  private static final int UNKNOWN_ARGUMENT = 28647;

  private Lists() {}

  static Object size(List<@Nullable Object> one) {
    return array("$size", 17124, one.get(0)).size();
  }

  static @Nullable Object elementAt(List<@Nullable Object> both) {
    Object index = both.get(1);
    if (ExpressionOperator.isNothing(both.get(0)) || ExpressionOperator.isNothing(index)) {
      return null;
    }
    List<?> array = array("$arrayElemAt", 28689, both.get(0));
    if (!(index instanceof Number number) || number.doubleValue() != number.intValue()) {
      throw Errors.located(28690, "$arrayElemAt's second argument must be a whole number");
    }
    return at(array, number.intValue());
  }

  private static @Nullable Object at(List<?> array, int index) {
    int position = index < 0 ? array.size() + index : index;
    return position < 0 || position >= array.size() ? Missing.getInstance() : array.get(position);
  }

  static Object in(List<@Nullable Object> both) {
    return array("$in", 40081, both.get(1)).stream()
        .anyMatch(each -> Logic.compare(each, both.get(0)) == 0);
  }

  static Computed filter(@Nullable Object spec, ExpressionReader reader) {
    Document parts = parts("$filter", spec, Set.of("input", "as", "cond"));
    Computed input = reader.read(parts.get("input"));
    String as = String.valueOf(parts.getOrDefault("as", "this"));
    Computed condition = reader.with(as).read(parts.get("cond"));
    return scope -> {
      Object value = input.in(scope);
      if (ExpressionOperator.isNothing(value)) {
        return null;
      }
      List<@Nullable Object> kept = new ArrayList<>(array("$filter", 28651, value));
      kept.removeIf(each -> !Expression.isTrue(condition.in(scope.with(as, each))));
      return kept;
    };
  }

  static Computed map(@Nullable Object spec, ExpressionReader reader) {
    Document parts = parts("$map", spec, Set.of("input", "as", "in"));
    Computed input = reader.read(parts.get("input"));
    String as = String.valueOf(parts.getOrDefault("as", "this"));
    Computed inside = reader.with(as).read(parts.get("in"));
    return scope -> {
      Object value = input.in(scope);
      if (ExpressionOperator.isNothing(value)) {
        return null;
      }
      List<@Nullable Object> mapped = new ArrayList<>();
      for (Object each : array("$map", 16883, value)) {
        mapped.add(ExpressionReader.orNull(inside.in(scope.with(as, each))));
      }
      return mapped;
    };
  }

  private static Document parts(String operator, @Nullable Object spec, Set<String> known) {
    if (!(spec instanceof Document parts)
        || !known.containsAll(parts.keySet())
        || !known.stream().allMatch(name -> name.equals("as") || parts.containsKey(name))) {
      throw Errors.located(UNKNOWN_ARGUMENT, operator + " takes " + known + ", and no more");
    }
    return parts;
  }

  private static List<?> array(String operator, int code, @Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    } else if (value instanceof Collection<?> several) {
      return new ArrayList<>(several);
    }
    throw Errors.located(code, operator + " needs an array, and it is " + TypeCode.nameOf(value));
  }
}

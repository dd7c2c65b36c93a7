package socai.embedded.match;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.Decimals;
import socai.embedded.value.Errors;
import socai.embedded.value.TypeCode;
import socai.embedded.value.ValueOrder;

/** Reads what a filter asks of a field. */
final class FieldConditions {
  private static final Set<String> OF_REFERENCES = Set.of("$ref", "$id", "$db");
  private static final Set<String> OF_FILTERS = Set.of("$and", "$or", "$nor");
  private static final ValueCondition NEVER = new ValueCondition.Some(value -> false, false);

  private FieldConditions() {}

  /** A value that must be equal, a pattern, or operators. */
  static ValueCondition of(@Nullable Object asked) {
    if (asked instanceof BsonRegularExpression regex) {
      return some(TextPattern.test(regex));
    }
    return asked instanceof Document document && isOperators(asked)
        ? operators(document)
        : equal(asked);
  }

  /** Whether something is a document of operators and not a value. */
  static boolean isOperators(@Nullable Object asked) {
    if (!(asked instanceof Document document) || document.isEmpty()) {
      return false;
    }
    String first = document.keySet().iterator().next();
    return first.startsWith("$") && !OF_REFERENCES.contains(first);
  }

  /** Whether something asks of an element's fields, and not of the element itself. */
  static boolean isFilter(Document asked) {
    return !isOperators(asked) || OF_FILTERS.contains(asked.keySet().iterator().next());
  }

  private static ValueCondition operators(Document asked) {
    List<ValueCondition> all = new ArrayList<>();
    asked.forEach(
        (operator, operand) -> {
          if (!operator.equals("$options")) {
            all.add(operator(operator, operand, asked));
          } else if (!asked.containsKey("$regex")) {
            throw Errors.badValue("$options needs a $regex");
          }
        });
    return all.size() == 1 ? all.get(0) : new ValueCondition.Every(List.copyOf(all));
  }

  private static ValueCondition operator(String name, @Nullable Object operand, Document all) {
    return switch (name) {
      case "$eq" -> equal(operand);
      case "$ne" -> new ValueCondition.Not(equal(noPattern(name, operand)));
      case "$gt" -> some(Comparison.GT.with(noPattern(name, operand)));
      case "$gte" -> some(Comparison.GTE.with(noPattern(name, operand)));
      case "$lt" -> some(Comparison.LT.with(noPattern(name, operand)));
      case "$lte" -> some(Comparison.LTE.with(noPattern(name, operand)));
      case "$in" -> in(name, operand);
      case "$nin" -> new ValueCondition.Not(in(name, operand));
      case "$not" -> not(operand);
      case "$exists" -> exists(operand);
      case "$type" -> some(TypeCode.test(operand));
      case "$mod" -> some(mod(operand));
      case "$regex" -> some(TextPattern.test(regex(operand, all.get("$options"))));
      case "$all" -> every(operand);
      case "$size" -> new ValueCondition.Some(size(operand), false);
      case "$elemMatch" -> element(operand);
      default ->
          throw Errors.badValue(
              "unknown operator, or not supported by this embedded store: " + name);
    };
  }

  private static ValueCondition some(Predicate<@Nullable Object> test) {
    return new ValueCondition.Some(test, true);
  }

  private static ValueCondition equal(@Nullable Object wanted) {
    return some(value -> ValueOrder.equal(value, wanted));
  }

  private static @Nullable Object noPattern(String operator, @Nullable Object operand) {
    if (operand instanceof BsonRegularExpression) {
      throw Errors.badValue("Can't have RegEx as arg to predicate over operator " + operator);
    }
    return operand;
  }

  private static ValueCondition in(String operator, @Nullable Object operand) {
    Set<@Nullable Object> values = new TreeSet<>(ValueOrder::compare);
    List<Predicate<@Nullable Object>> patterns = new ArrayList<>();
    for (Object each : array(operator, operand)) {
      if (each instanceof BsonRegularExpression regex) {
        patterns.add(TextPattern.test(regex));
      } else if (isOperators(each)) {
        throw Errors.badValue("cannot nest $ under " + operator);
      } else {
        values.add(each);
      }
    }
    return some(
        value ->
            values.contains(value) || patterns.stream().anyMatch(pattern -> pattern.test(value)));
  }

  private static ValueCondition not(@Nullable Object operand) {
    if (operand instanceof BsonRegularExpression || isOperators(operand)) {
      return new ValueCondition.Not(of(operand));
    }
    throw Errors.badValue("$not needs a regex or a document of operators");
  }

  private static ValueCondition exists(@Nullable Object operand) {
    ValueCondition there = some(value -> !(value instanceof Missing));
    boolean wanted =
        operand instanceof Number number
            ? !ValueOrder.equal(number, 0)
            : operand != null && !Boolean.FALSE.equals(operand);
    return wanted ? there : new ValueCondition.Not(there);
  }

  private static Predicate<@Nullable Object> mod(@Nullable Object operand) {
    List<?> both = List.copyOf(numbers(operand));
    long divisor = whole((Number) both.get(0));
    long remainder = whole((Number) both.get(1));
    if (divisor == 0) {
      throw Errors.badValue("divisor cannot be 0");
    }
    return value -> {
      if (!(value instanceof Number number) || !Decimals.isFinite(number)) {
        return false;
      }
      BigDecimal truncated = Decimals.exact(number).setScale(0, RoundingMode.DOWN);
      return truncated
              .remainder(BigDecimal.valueOf(divisor))
              .compareTo(BigDecimal.valueOf(remainder))
          == 0;
    };
  }

  private static Collection<?> numbers(@Nullable Object operand) {
    if (operand instanceof Collection<?> both
        && both.size() == 2
        && both.stream().allMatch(each -> each instanceof Number n && Decimals.isFinite(n))) {
      return both;
    }
    throw Errors.badValue("malformed mod, needs to be an array of two numbers");
  }

  private static long whole(Number number) {
    return number instanceof Decimal128 ? Decimals.exact(number).longValue() : number.longValue();
  }

  private static BsonRegularExpression regex(@Nullable Object pattern, @Nullable Object options) {
    if (options != null && !(options instanceof String)) {
      throw Errors.badValue("$options has to be a string");
    }
    if (pattern instanceof BsonRegularExpression regex) {
      return options == null
          ? regex
          : new BsonRegularExpression(regex.getPattern(), (String) options);
    }
    if (pattern instanceof String text) {
      return new BsonRegularExpression(text, options == null ? "" : (String) options);
    }
    throw Errors.badValue("$regex has to be a string");
  }

  private static ValueCondition every(@Nullable Object operand) {
    List<ValueCondition> all = new ArrayList<>();
    for (Object each : array("$all", operand)) {
      if (isOperators(each)) {
        Document operators = (Document) each;
        if (!operators.keySet().equals(Set.of("$elemMatch"))) {
          throw Errors.badValue("no $ expressions in $all");
        }
      }
      all.add(of(each));
    }
    return all.isEmpty() ? NEVER : new ValueCondition.Every(List.copyOf(all));
  }

  private static Predicate<@Nullable Object> size(@Nullable Object operand) {
    if (!(operand instanceof Number number)
        || number.doubleValue() < 0
        || number.doubleValue() != Math.rint(number.doubleValue())) {
      throw Errors.badValue("$size needs a whole number that is not negative");
    }
    long size = whole(number);
    return value -> value instanceof Collection<?> array && array.size() == size;
  }

  private static ValueCondition element(@Nullable Object operand) {
    if (!(operand instanceof Document asked)) {
      throw Errors.badValue("$elemMatch needs an Object");
    }
    if (!isFilter(asked)) {
      ValueCondition condition = operators(asked);
      return new ValueCondition.Element(condition::of);
    }
    Filter filter = Filter.of(asked);
    return new ValueCondition.Element(value -> matches(filter, value));
  }

  private static boolean matches(Filter filter, @Nullable Object element) {
    if (element instanceof Document document) {
      return filter.matches(document);
    }
    if (!(element instanceof Collection<?> array)) {
      return false;
    }
    Document positions = new Document();
    array.forEach(each -> positions.put(Integer.toString(positions.size()), each));
    return filter.matches(positions);
  }

  private static Collection<?> array(String operator, @Nullable Object operand) {
    if (operand instanceof Collection<?> array) {
      return array;
    }
    throw Errors.badValue(operator + " needs an array");
  }
}

package socai.embedded.surface;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses filters that cannot be carried out, whether or not there is a document to look at. */
public final class FilterCheck {
  private FilterCheck() {}

  /**
   * Looks at a filter.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if an operator is unknown, not supported
   *     or has an operand that it cannot have
   */
  public static void check(Document filter) {
    for (Map.Entry<String, @Nullable Object> entry : filter.entrySet()) {
      if (entry.getKey().startsWith("$")) {
        ofWholeDocument(entry.getKey(), entry.getValue());
      } else {
        condition(entry.getKey(), entry.getValue());
      }
    }
  }

  /** Whether a value in a filter is made of operators, and is not what a field is compared with. */
  static boolean isOperators(@Nullable Object value) {
    if (!(value instanceof Document document) || document.isEmpty()) {
      return false;
    }
    String first = document.keySet().iterator().next();
    return first.startsWith("$") && !QueryOperator.OF_REFERENCES.contains(first);
  }

  private static void ofWholeDocument(String symbol, @Nullable Object operand) {
    QueryOperator operator = QueryOperator.of(symbol);
    if (operator != null && operator.isOfWholeDocuments()) {
      if (operator != QueryOperator.COMMENT) {
        each(symbol, operand);
      }
    } else {
      throw Refusal.badValue(
          "unknown top level operator: %s%s",
          symbol, Refusal.known(QueryOperator.REFUSED.contains(symbol)));
    }
  }

  private static void each(String symbol, @Nullable Object operand) {
    if (!(operand instanceof Collection<?> filters)) {
      throw Refusal.badValue("%s must be an array", symbol);
    }
    if (filters.isEmpty()) {
      throw Refusal.badValue("$and/$or/$nor must be a nonempty array");
    }
    for (Object each : filters) {
      if (!(each instanceof Document filter)) {
        throw Refusal.badValue("$or/$and/$nor entries need to be full objects");
      }
      check(filter);
    }
  }

  private static void condition(String path, @Nullable Object value) {
    if (value instanceof BsonRegularExpression regex) {
      Patterns.check(regex.getPattern(), regex.getOptions());
    } else if (value instanceof Document asked && isOperators(asked)) {
      operators(path, asked);
    }
  }

  static void operators(String path, Document operators) {
    for (Map.Entry<String, @Nullable Object> entry : operators.entrySet()) {
      String symbol = entry.getKey();
      QueryOperator operator = QueryOperator.of(symbol);
      if (operator == null || operator.isOfWholeDocuments()) {
        throw Refusal.badValue(
            "unknown operator: %s%s",
            symbol, Refusal.known(QueryOperator.REFUSED.contains(symbol)));
      }
      operand(path, operator, entry.getValue(), operators);
    }
  }

  private static void operand(
      String path, QueryOperator operator, @Nullable Object operand, Document operators) {
    switch (operator) {
      case EQ -> condition(path, operand instanceof BsonRegularExpression ? operand : null);
      case NE -> {
        if (operand instanceof BsonRegularExpression) {
          throw Refusal.badValue("Can't have regex as arg to $ne.");
        }
      }
      case GT, GTE, LT, LTE -> {
        if (operand instanceof BsonRegularExpression) {
          throw Refusal.badValue("Can't have RegEx as arg to predicate over field '%s'.", path);
        }
      }
      case IN, NIN -> oneOf(operator.symbol(), operand);
      case NOT -> not(path, operand);
      case TYPE -> types(path, operand);
      case SIZE -> Numbers.size(operand);
      case ALL -> all(path, operand);
      case ELEM_MATCH -> elemMatch(path, operand);
      case MOD -> Numbers.mod(operand);
      case REGEX, OPTIONS -> Patterns.check(operators);
      case EXISTS, AND, OR, NOR, COMMENT -> {}
    }
  }

  private static void oneOf(String symbol, @Nullable Object operand) {
    if (!(operand instanceof Collection<?> values)) {
      throw Refusal.badValue("%s needs an array", symbol);
    }
    for (Object each : values) {
      if (isOperators(each)) {
        throw Refusal.badValue("cannot nest $ under %s", symbol);
      }
      condition("", each instanceof BsonRegularExpression ? each : null);
    }
  }

  private static void not(String path, @Nullable Object operand) {
    if (operand instanceof BsonRegularExpression) {
      condition(path, operand);
    } else if (!(operand instanceof Document operators)) {
      throw Refusal.badValue("$not needs a regex or a document");
    } else if (operators.isEmpty()) {
      throw Refusal.badValue("$not cannot be empty");
    } else {
      operators(path, operators);
    }
  }

  private static void types(String path, @Nullable Object operand) {
    if (operand instanceof Collection<?> several) {
      if (several.isEmpty()) {
        throw Refusal.failedToParse("%s must match at least one type", path);
      }
      several.forEach(FilterCheck::type);
    } else {
      type(operand);
    }
  }

  private static void type(@Nullable Object type) {
    if (type instanceof String name) {
      if (!BsonTypes.NAMES.contains(name)) {
        throw Refusal.badValue("Unknown type name alias: %s", name);
      }
    } else if (type instanceof Number number) {
      if (!BsonTypes.isNumber(number.doubleValue())) {
        throw Refusal.badValue("Invalid numerical type code: %s", number);
      }
    } else {
      throw Refusal.typeMismatch("type must be represented as a number or a string");
    }
  }

  private static void all(String path, @Nullable Object operand) {
    if (!(operand instanceof Collection<?> values)) {
      throw Refusal.badValue("$all needs an array");
    }
    boolean ofElements = !values.isEmpty() && isElemMatch(values.iterator().next());
    for (Object each : values) {
      if (isElemMatch(each) != ofElements) {
        throw Refusal.badValue(
            ofElements ? "$all/$elemMatch has to be consistent" : "no $ expressions in $all");
      }
      if (ofElements) {
        operators(path, (Document) each);
      } else if (isOperators(each)) {
        throw Refusal.badValue("no $ expressions in $all");
      } else {
        condition(path, each instanceof BsonRegularExpression ? each : null);
      }
    }
  }

  private static boolean isElemMatch(@Nullable Object value) {
    return value instanceof Document document
        && List.copyOf(document.keySet()).equals(List.of(QueryOperator.ELEM_MATCH.symbol()));
  }

  private static void elemMatch(String path, @Nullable Object operand) {
    if (!(operand instanceof Document inner)) {
      throw Refusal.badValue("$elemMatch needs an Object");
    }
    QueryOperator first =
        inner.isEmpty() ? null : QueryOperator.of(inner.keySet().iterator().next());
    if (first != null && !first.isOfWholeDocuments()) {
      operators(path, inner);
    } else {
      check(inner);
    }
  }
}

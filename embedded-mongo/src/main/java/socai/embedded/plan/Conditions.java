package socai.embedded.plan;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.ValueKind;

/**
 * Reads from a filter the conditions that all must hold and that an index could answer. What it
 * does not understand it leaves out: the filter itself is checked on every document found.
 */
final class Conditions {
  /** The kinds whose ranges stay within the kind, in MongoDB and in the matcher alike. */
  private static final Set<ValueKind> ORDERED =
      EnumSet.of(
          ValueKind.NUMBER,
          ValueKind.STRING,
          ValueKind.BINARY,
          ValueKind.OBJECT_ID,
          ValueKind.BOOLEAN,
          ValueKind.DATE,
          ValueKind.TIMESTAMP);

  private final List<Condition> found = new ArrayList<>();

  private Conditions() {}

  static List<Condition> of(Document filter) {
    Conditions conditions = new Conditions();
    conditions.read(filter);
    return conditions.found;
  }

  private void read(Document filter) {
    for (Map.Entry<String, Object> entry : filter.entrySet()) {
      String key = entry.getKey();
      if (key.equals("$and") && entry.getValue() instanceof Collection<?> all) {
        for (Object each : all) {
          if (each instanceof Document document) {
            read(document);
          }
        }
      } else if (!key.startsWith("$")) {
        field(key, entry.getValue(), null);
      }
    }
  }

  private void field(String path, @Nullable Object asked, @Nullable Object element) {
    if (asked instanceof Document document && isOperators(document)) {
      document.forEach((operator, value) -> operator(path, operator, value, element));
    } else if (isComparable(asked)) {
      points(path, List.of(ValueRange.only(asked)), element);
    }
  }

  private void operator(
      String path, String operator, @Nullable Object value, @Nullable Object element) {
    switch (operator) {
      case "$eq" -> {
        if (isComparable(value)) {
          points(path, List.of(ValueRange.only(value)), element);
        }
      }
      case "$in" -> in(path, value, element);
      case "$elemMatch" -> elemMatch(path, value);
      default -> {
        ValueRange range = comparison(operator, value);
        if (range != null) {
          found.add(new Condition(path, List.of(range), false, element, false));
        }
      }
    }
  }

  private void in(String path, @Nullable Object values, @Nullable Object element) {
    if (values instanceof Collection<?> list && list.stream().allMatch(Conditions::isComparable)) {
      points(path, list.stream().map(value -> ValueRange.only(value)).toList(), element);
    }
  }

  private void elemMatch(String path, @Nullable Object asked) {
    Object element = new Object();
    if (!(asked instanceof Document document)) {
      return;
    }
    if (isOperators(document)) {
      document.forEach((operator, value) -> element(path, operator, value, element));
    } else {
      document.forEach(
          (name, value) -> {
            if (!name.startsWith("$")) {
              field(path + "." + name, value, element);
            }
          });
    }
  }

  private void element(String path, String operator, @Nullable Object value, Object element) {
    boolean point = operator.equals("$eq");
    ValueRange range =
        point && isComparable(value) ? ValueRange.only(value) : comparison(operator, value);
    if (range != null) {
      found.add(new Condition(path, List.of(range), point, element, true));
    }
  }

  private void points(String path, List<ValueRange> values, @Nullable Object element) {
    found.add(new Condition(path, values, true, element, false));
  }

  private static @Nullable ValueRange comparison(String operator, @Nullable Object value) {
    if (value == null || !ORDERED.contains(ValueKind.of(value))) {
      return null;
    }
    return switch (operator) {
      case "$gt" -> ValueRange.above(value, false);
      case "$gte" -> ValueRange.above(value, true);
      case "$lt" -> ValueRange.below(value, false);
      case "$lte" -> ValueRange.below(value, true);
      default -> null;
    };
  }

  private static boolean isOperators(Document asked) {
    return !asked.isEmpty()
        && asked.keySet().stream().allMatch(key -> key.startsWith("$"))
        && !BsonRegularExpression.isRegularExpression(asked);
  }

  // An array can equal a whole array or one element, and a pattern is no value: neither is a key.
  private static boolean isComparable(@Nullable Object value) {
    return !(value instanceof Collection<?>)
        && !BsonRegularExpression.isRegularExpression(value)
        && !(value instanceof Document document
            && document.keySet().stream().anyMatch(key -> key.startsWith("$")));
  }
}

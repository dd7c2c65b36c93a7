package socai.embedded.model;

import static socai.embedded.model.Values.MISSING;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bson.BsonRegularExpression;
import org.bson.Document;
import org.bson.types.Decimal128;

/** Whether a filter is true of a document. */
public final class Matching {
  private Matching() {}

  /**
   * A value at a path.
   *
   * @param value what is there
   * @param counted whether an array there also stands for its elements
   * @param index in the outermost array on the way, or -1
   */
  record End(Object value, boolean counted, int index) {}

  /** All values at a path, as a query sees them. */
  static List<End> ends(Document document, String path) {
    return ends(document, Arrays.asList(path.split("\\.")), -1);
  }

  private static List<End> ends(Document document, List<String> names, int outer) {
    String name = names.get(0);
    Object value = document.containsKey(name) ? document.get(name) : MISSING;
    if (names.size() == 1) {
      return List.of(new End(value, true, outer));
    }
    List<String> rest = names.subList(1, names.size());
    if (value instanceof Document inside) {
      return ends(inside, rest, outer);
    }
    if (!(value instanceof List<?> array)) {
      return List.of(new End(MISSING, true, outer));
    }
    List<End> all = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      int index = outer < 0 ? i : outer;
      if (array.get(i) instanceof Document inside) {
        all.addAll(ends(inside, rest, index));
      }
      if (rest.get(0).equals(String.valueOf(i))) {
        if (rest.size() == 1) {
          all.add(new End(array.get(i), false, index));
        } else if (array.get(i) instanceof Document || array.get(i) instanceof List) {
          all.addAll(ends(asDocument(array.get(i)), rest.subList(1, rest.size()), index));
        }
      }
    }
    return all;
  }

  private static Document asDocument(Object value) {
    if (value instanceof Document document) {
      return document;
    }
    Document document = new Document();
    List<?> list = (List<?>) value;
    for (int i = 0; i < list.size(); i++) {
      document.put(String.valueOf(i), list.get(i));
    }
    return document;
  }

  /** Whether a document matches. */
  public static boolean matches(Document document, Document filter) {
    return filter.entrySet().stream()
        .allMatch(part -> matches(document, part.getKey(), part.getValue()));
  }

  private static boolean matches(Document document, String key, Object asked) {
    return switch (key) {
      case "$and" -> filters(asked).stream().allMatch(each -> matches(document, each));
      case "$or" -> filters(asked).stream().anyMatch(each -> matches(document, each));
      case "$nor" -> filters(asked).stream().noneMatch(each -> matches(document, each));
      default -> isTrueOf(document, key, asked);
    };
  }

  private static List<Document> filters(Object asked) {
    return ((List<?>) asked).stream().map(each -> (Document) each).toList();
  }

  private static boolean isOperators(Object asked) {
    return asked instanceof Document d
        && !d.isEmpty()
        && d.keySet().iterator().next().startsWith("$");
  }

  private static boolean isTrueOf(Document document, String path, Object asked) {
    if (!isOperators(asked)) {
      return some(document, path, asked instanceof BsonRegularExpression ? "$regex" : "$eq", asked);
    }
    for (Map.Entry<String, Object> operator : ((Document) asked).entrySet()) {
      if (!operator(document, path, operator.getKey(), operator.getValue(), (Document) asked)) {
        return false;
      }
    }
    return true;
  }

  private static boolean operator(
      Document document, String path, String name, Object operand, Document all) {
    return switch (name) {
      case "$ne" -> !some(document, path, "$eq", operand);
      case "$nin" -> !some(document, path, "$in", operand);
      case "$not" -> !isTrueOf(document, path, operand);
      case "$exists" ->
          (Boolean) operand == ends(document, path).stream().anyMatch(e -> e.value() != MISSING);
      case "$all" -> {
        List<?> each = (List<?>) operand;
        yield !each.isEmpty() && each.stream().allMatch(one -> isTrueOf(document, path, one));
      }
      case "$size", "$elemMatch" ->
          ends(document, path).stream().anyMatch(end -> ofValue(end.value(), name, operand, all));
      default -> some(document, path, name, operand);
    };
  }

  private static boolean some(Document document, String path, String name, Object operand) {
    for (End end : ends(document, path)) {
      if (end.counted() && end.value() instanceof List<?> array) {
        for (Object element : array) {
          if (ofValue(element, name, operand, new Document())) {
            return true;
          }
        }
      }
      if (ofValue(end.value(), name, operand, new Document())) {
        return true;
      }
    }
    return false;
  }

  /** Whether operators, or a value, are true of one value as it stands. */
  static boolean ofElement(Object value, Object asked) {
    if (!isOperators(asked)) {
      return ofValue(
          value, asked instanceof BsonRegularExpression ? "$regex" : "$eq", asked, new Document());
    }
    Document all = (Document) asked;
    return all.entrySet().stream()
        .allMatch(each -> ofValue(value, each.getKey(), each.getValue(), all));
  }

  private static boolean ofValue(Object value, String name, Object operand, Document all) {
    return switch (name) {
      case "$eq" -> Values.same(value, operand);
      case "$ne" -> !Values.same(value, operand);
      case "$gt", "$gte", "$lt", "$lte" -> inRange(value, name, operand);
      case "$in" -> ((List<?>) operand).stream().anyMatch(each -> ofElement(value, each));
      case "$nin" -> ((List<?>) operand).stream().noneMatch(each -> ofElement(value, each));
      case "$not" -> !ofElement(value, operand);
      case "$exists" -> (Boolean) operand == (value != MISSING);
      case "$type" -> typesOf(value).contains(operand);
      case "$mod" -> hasRest(value, (List<?>) operand);
      case "$regex" -> isLike(value, operand);
      case "$all" ->
          !((List<?>) operand).isEmpty()
              && ((List<?>) operand).stream().allMatch(each -> ofElement(value, each));
      case "$size" -> value instanceof List<?> l && l.size() == ((Number) operand).intValue();
      case "$elemMatch" ->
          value instanceof List<?> l
              && l.stream().anyMatch(each -> elementMatches(each, (Document) operand));
      default -> throw new IllegalArgumentException(name + all);
    };
  }

  /** Whether an element is meant by an {@code $elemMatch}. */
  static boolean elementMatches(Object element, Document asked) {
    if (isOperators(asked)) {
      return ofElement(element, asked);
    }
    return (element instanceof Document || element instanceof List)
        && matches(asDocument(element), asked);
  }

  private static boolean inRange(Object value, String name, Object bound) {
    if (Values.kind(value) != Values.kind(bound)) {
      return false;
    }
    if (Values.isNaN(value) || Values.isNaN(bound)) {
      return name.endsWith("e") && Values.isNaN(value) && Values.isNaN(bound);
    }
    int compared = Values.compare(value, bound);
    return switch (name) {
      case "$gt" -> compared > 0;
      case "$gte" -> compared >= 0;
      case "$lt" -> compared < 0;
      default -> compared <= 0;
    };
  }

  private static boolean hasRest(Object value, List<?> both) {
    if (!(value instanceof Number) || !Values.isFinite(value)) {
      return false;
    }
    BigDecimal whole = Values.exact(value).setScale(0, RoundingMode.DOWN);
    return whole.remainder(Values.exact(both.get(0))).compareTo(Values.exact(both.get(1))) == 0;
  }

  private static boolean isLike(Object value, Object pattern) {
    if (value instanceof BsonRegularExpression) {
      return Values.same(
          value, pattern instanceof String s ? new BsonRegularExpression(s) : pattern);
    }
    String text = pattern instanceof BsonRegularExpression r ? r.getPattern() : (String) pattern;
    boolean anyCase = pattern instanceof BsonRegularExpression r && r.getOptions().contains("i");
    return value instanceof String s
        && Pattern.compile(text, anyCase ? Pattern.CASE_INSENSITIVE : 0).matcher(s).find();
  }

  private static List<String> typesOf(Object value) {
    if (value == null) {
      return List.of("null");
    } else if (value instanceof Integer) {
      return List.of("int", "number");
    } else if (value instanceof Long) {
      return List.of("long", "number");
    } else if (value instanceof Double) {
      return List.of("double", "number");
    } else if (value instanceof Decimal128) {
      return List.of("decimal", "number");
    } else if (value instanceof String) {
      return List.of("string");
    } else if (value instanceof Document) {
      return List.of("object");
    } else if (value instanceof List) {
      return List.of("array");
    } else if (value instanceof Boolean) {
      return List.of("bool");
    } else if (value instanceof Date) {
      return List.of("date");
    } else if (value instanceof BsonRegularExpression) {
      return List.of("regex");
    }
    return List.of();
  }
}

package socai.embedded.model;

import static socai.embedded.model.Values.MISSING;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.Decimal128;

/** What an update's operators make of a document. */
public final class Updating {
  private static final int BAD_VALUE = 2;
  private static final int TYPE_MISMATCH = 14;
  private static final int NOT_VIABLE = 28;

  private Updating() {}

  /**
   * The document afterwards.
   *
   * @param update operators on paths none of which lies inside another
   * @param filter what the document was found by
   */
  public static Document updated(Document before, Document update, Document filter) {
    Document after = Values.copy(before);
    Map<String, Map.Entry<String, Object>> steps = new TreeMap<>();
    update.forEach(
        (operator, fields) ->
            ((Document) fields)
                .forEach(
                    (path, operand) ->
                        steps.put(path, Map.entry(operator, Arrays.asList(operand)))));
    steps.forEach(
        (path, step) -> {
          Object operand = ((List<?>) step.getValue()).get(0);
          for (List<String> names : places(after, path, filter)) {
            change(after, names, step.getKey(), Values.copy(operand));
          }
        });
    return after;
  }

  private static List<List<String>> places(Document document, String path, Document filter) {
    List<String> names = Arrays.asList(path.split("\\."));
    int at = names.indexOf("$");
    int all = names.indexOf("$[]");
    List<List<String>> places = new ArrayList<>();
    if (at > 0) {
      int index = matching(document, filter, names.subList(0, at));
      if (index < 0) {
        throw new Refusal(BAD_VALUE);
      }
      places.add(with(names, at, index));
    } else if (all > 0) {
      Object array = document.getOrDefault(names.get(0), MISSING);
      if (!(array instanceof List<?> elements)) {
        throw new Refusal(BAD_VALUE);
      }
      for (int i = 0; i < elements.size(); i++) {
        places.add(with(names, all, i));
      }
    } else {
      places.add(names);
    }
    return places;
  }

  private static List<String> with(List<String> names, int at, int index) {
    List<String> with = new ArrayList<>(names);
    with.set(at, String.valueOf(index));
    return with;
  }

  /** Which element a filter on one field of an array's documents, or on its elements, found. */
  static int matching(Document document, Document filter, List<String> arrayAt) {
    String field = arrayAt.get(0);
    if (!(document.get(field) instanceof List<?> array)) {
      return -1;
    }
    for (int i = 0; i < array.size(); i++) {
      Document alone = new Document(field, List.of(new Document()));
      List<Object> one = new ArrayList<>();
      one.add(array.get(i));
      alone.put(field, one);
      for (Map.Entry<String, Object> part : filter.entrySet()) {
        boolean isOfArray = part.getKey().equals(field) || part.getKey().startsWith(field + ".");
        if (isOfArray && Matching.matches(alone, new Document(part.getKey(), part.getValue()))) {
          return i;
        }
      }
    }
    return -1;
  }

  private static void change(Document root, List<String> names, String operator, Object operand) {
    Object container = root;
    for (int i = 0; i < names.size() - 1; i++) {
      Object next = child(container, names.get(i));
      if (next == MISSING) {
        if (container instanceof List && !names.get(i).matches("\\d+")) {
          blocked(operator);
          return;
        }
        create(container, names.subList(i, names.size()), operator, operand);
        return;
      }
      if (!(next instanceof Document) && !(next instanceof List)) {
        blocked(operator);
        return;
      }
      container = next;
    }
    String last = names.get(names.size() - 1);
    if (container instanceof List && !last.matches("\\d+")) {
      blocked(operator);
      return;
    }
    Object after = result(child(container, last), operator, operand);
    put(container, last, after);
  }

  private static void blocked(String operator) {
    if (!List.of("$unset", "$pop", "$pull", "$pullAll").contains(operator)) {
      throw new Refusal(NOT_VIABLE);
    }
  }

  private static void create(
      Object container, List<String> names, String operator, Object operand) {
    Object value = result(MISSING, operator, operand);
    if (value == MISSING) {
      return;
    }
    for (int i = names.size() - 1; i > 0; i--) {
      value = new Document(names.get(i), value);
    }
    put(container, names.get(0), value);
  }

  private static Object child(Object container, String name) {
    if (container instanceof Document document) {
      return document.containsKey(name) ? document.get(name) : MISSING;
    }
    List<?> list = (List<?>) container;
    return name.matches("\\d+") && Integer.parseInt(name) < list.size()
        ? list.get(Integer.parseInt(name))
        : MISSING;
  }

  @SuppressWarnings("unchecked") // a list of anything
  private static void put(Object container, String name, Object value) {
    if (container instanceof Document document) {
      if (value == MISSING) {
        document.remove(name);
      } else {
        document.put(name, value);
      }
      return;
    }
    List<Object> list = (List<Object>) container;
    int index = Integer.parseInt(name);
    if (value == MISSING) {
      if (index < list.size()) {
        list.set(index, null);
      }
      return;
    }
    while (list.size() <= index) {
      list.add(null);
    }
    list.set(index, value);
  }

  private static Object result(Object old, String operator, Object operand) {
    return switch (operator) {
      case "$set" -> operand;
      case "$unset" -> MISSING;
      case "$inc", "$mul" -> number(old, operator, operand);
      case "$min" -> old == MISSING || Values.compare(operand, old) < 0 ? operand : old;
      case "$max" -> old == MISSING || Values.compare(operand, old) > 0 ? operand : old;
      case "$push" -> {
        List<Object> list = old == MISSING ? new ArrayList<>() : list(old, BAD_VALUE);
        if (operand instanceof Document d && d.containsKey("$each")) {
          pushEach(list, d);
        } else {
          list.add(operand);
        }
        yield list;
      }
      case "$addToSet" -> {
        List<Object> list = old == MISSING ? new ArrayList<>() : list(old, BAD_VALUE);
        if (list.stream().noneMatch(each -> Values.same(each, operand))) {
          list.add(operand);
        }
        yield list;
      }
      case "$pop" ->
          ifThere(
              old,
              TYPE_MISMATCH,
              list -> {
                if (!list.isEmpty()) {
                  list.remove(operand.equals(1) ? list.size() - 1 : 0);
                }
                return list;
              });
      case "$pull" ->
          ifThere(
              old,
              BAD_VALUE,
              list -> {
                list.removeIf(
                    each ->
                        operand instanceof Document d
                                && (d.isEmpty() || !d.keySet().iterator().next().startsWith("$"))
                            ? each instanceof Document e && Matching.matches(e, d)
                            : Matching.ofElement(each, operand));
                return list;
              });
      case "$pullAll" ->
          ifThere(
              old,
              BAD_VALUE,
              list -> {
                list.removeIf(
                    each -> ((List<?>) operand).stream().anyMatch(gone -> Values.same(gone, each)));
                return list;
              });
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private static void pushEach(List<Object> list, Document clauses) {
    int position = clauses.getInteger("$position", list.size());
    int from = position < 0 ? Math.max(0, list.size() + position) : Math.min(position, list.size());
    list.addAll(from, clauses.getList("$each", Object.class));
    if (clauses.containsKey("$sort")) {
      int direction = clauses.getInteger("$sort");
      list.sort((a, b) -> direction * Values.compare(a, b));
    }
    if (clauses.containsKey("$slice")) {
      int slice = clauses.getInteger("$slice");
      while (list.size() > Math.abs(slice)) {
        list.remove(slice >= 0 ? list.size() - 1 : 0);
      }
    }
  }

  private static Object ifThere(Object old, int code, UnaryOperator<List<Object>> change) {
    return old == MISSING ? MISSING : change.apply(list(old, code));
  }

  @SuppressWarnings("unchecked") // a list of anything
  private static List<Object> list(Object value, int code) {
    if (value instanceof List<?> list) {
      return (List<Object>) list;
    }
    throw new Refusal(code);
  }

  private static Object number(Object old, String operator, Object operand) {
    if (old == MISSING) {
      return operator.equals("$inc") ? operand : number(0, operator, operand);
    }
    if (!(old instanceof Number)) {
      throw new Refusal(TYPE_MISMATCH);
    }
    boolean isSum = operator.equals("$inc");
    if (old instanceof Decimal128 || operand instanceof Decimal128) {
      return decimal(old, operand, isSum);
    }
    if (old instanceof Double || operand instanceof Double) {
      double a = ((Number) old).doubleValue();
      double b = ((Number) operand).doubleValue();
      return isSum ? a + b : a * b;
    }
    BigDecimal a = Values.exact(old);
    BigDecimal b = Values.exact(operand);
    BigDecimal exact = isSum ? a.add(b) : a.multiply(b);
    if (exact.toBigInteger().bitLength() > 63) {
      throw new Refusal(BAD_VALUE);
    }
    boolean isInt = old instanceof Integer && operand instanceof Integer;
    return isInt && exact.toBigInteger().bitLength() <= 31
        ? (Object) exact.intValueExact()
        : (Object) exact.longValueExact();
  }

  private static Object decimal(Object old, Object operand, boolean isSum) {
    if (!Values.isFinite(old) || !Values.isFinite(operand)) {
      double a = Values.isFinite(old) ? Values.exact(old).signum() : ((Number) old).doubleValue();
      double b =
          Values.isFinite(operand)
              ? Values.exact(operand).signum()
              : ((Number) operand).doubleValue();
      double result = isSum ? a + b : a * b;
      return Double.isNaN(result)
          ? Decimal128.NaN
          : result > 0 ? Decimal128.POSITIVE_INFINITY : Decimal128.NEGATIVE_INFINITY;
    }
    BigDecimal a = converted(old);
    BigDecimal b = converted(operand);
    BigDecimal exact =
        isSum ? a.add(b, MathContext.DECIMAL128) : a.multiply(b, MathContext.DECIMAL128);
    return new Decimal128(
        exact.scale() > 6176 ? exact.setScale(6176, RoundingMode.HALF_EVEN) : exact);
  }

  /** A double becomes the decimal of its first fifteen digits. */
  private static BigDecimal converted(Object number) {
    if (!(number instanceof Double d) || d == 0) {
      return Values.exact(number);
    }
    String digits = String.format(java.util.Locale.ROOT, "%.14e", new BigDecimal(d));
    return new BigDecimal(digits);
  }
}

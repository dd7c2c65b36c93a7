package socai.embedded.update;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import socai.embedded.match.Filter;
import socai.embedded.value.Errors;
import socai.embedded.value.FieldPath;
import socai.embedded.value.TypeCode;
import socai.embedded.value.ValueOrder;

/** What is added to arrays and taken from them. */
final class ArrayChanges {
  private static final Set<String> OF_PUSH = Set.of("$each", "$position", "$slice", "$sort");

  private ArrayChanges() {}

  static Change push(@Nullable Object operand) {
    if (!(operand instanceof Document clauses) || !clauses.containsKey("$each")) {
      return place -> changed(place, "$push", array -> array.add(operand));
    }
    for (String clause : clauses.keySet()) {
      if (!OF_PUSH.contains(clause)) {
        throw Errors.badValue("Unrecognized clause in $push: " + clause);
      }
    }
    List<@Nullable Object> each = each("$push", clauses.get("$each"));
    Integer position = whole("$position", clauses);
    Integer slice = whole("$slice", clauses);
    Comparator<@Nullable Object> order =
        clauses.containsKey("$sort") ? order(clauses.get("$sort")) : null;
    return place ->
        changed(
            place,
            "$push",
            array -> {
              array.addAll(index(position, array.size()), each);
              if (order != null) {
                array.sort(order);
              }
              if (slice != null) {
                cut(array, slice);
              }
            });
  }

  private static int index(@Nullable Integer position, int size) {
    if (position == null) {
      return size;
    }
    return position < 0 ? Math.max(0, size + position) : Math.min(size, position);
  }

  private static void cut(List<?> array, int slice) {
    if (slice >= 0 && slice < array.size()) {
      array.subList(slice, array.size()).clear();
    } else if (slice < 0 && -(long) slice < array.size()) {
      array.subList(0, array.size() + slice).clear();
    }
  }

  private static @Nullable Integer whole(String clause, Document clauses) {
    if (!clauses.containsKey(clause)) {
      return null;
    }
    if (clauses.get(clause) instanceof Number number && number.doubleValue() == number.intValue()) {
      return number.intValue();
    }
    throw Errors.badValue("The value for " + clause + " must be a whole number");
  }

  private static Comparator<@Nullable Object> order(@Nullable Object spec) {
    if (spec instanceof Number direction) {
      return directed(ValueOrder::compare, direction);
    }
    if (!(spec instanceof Document fields) || fields.isEmpty()) {
      throw Errors.badValue("$sort in $push needs 1, -1 or fields");
    }
    return fields.entrySet().stream()
        .map(field -> byField(field.getKey(), field.getValue()))
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }

  private static Comparator<@Nullable Object> byField(String path, @Nullable Object direction) {
    List<String> names = FieldPath.of(path).names();
    return directed((a, b) -> ValueOrder.compare(inside(a, names), inside(b, names)), direction);
  }

  private static Comparator<@Nullable Object> directed(
      Comparator<@Nullable Object> order, @Nullable Object direction) {
    if (direction instanceof Number number && Math.abs(number.doubleValue()) == 1) {
      return number.doubleValue() < 0 ? Collections.reverseOrder(order) : order;
    }
    throw Errors.badValue("The $sort element value must be either 1 or -1");
  }

  private static @Nullable Object inside(@Nullable Object element, List<String> names) {
    return element instanceof Document document
        ? Place.of(document, names).value()
        : Missing.getInstance();
  }

  static Change addToSet(@Nullable Object operand) {
    List<@Nullable Object> each = Collections.singletonList(operand);
    if (operand instanceof Document clauses
        && !clauses.isEmpty()
        && clauses.keySet().iterator().next().equals("$each")) {
      if (clauses.size() > 1) {
        throw Errors.badValue("Found unexpected fields after $each in $addToSet");
      }
      each = each("$addToSet", clauses.get("$each"));
    }
    List<@Nullable Object> added = each;
    return place ->
        changed(
            place,
            "$addToSet",
            array -> {
              Set<@Nullable Object> known = new TreeSet<>(ValueOrder::compare);
              known.addAll(array);
              added.stream().filter(known::add).forEach(array::add);
            });
  }

  static Change pop(@Nullable Object operand) {
    if (!(operand instanceof Number end) || Math.abs(end.doubleValue()) != 1) {
      throw Errors.failedToParse("$pop expects 1 or -1, found: " + Change.show(operand));
    }
    boolean isLast = end.doubleValue() > 0;
    return place -> {
      Object value = place.value();
      if (value instanceof List<?> array) {
        if (!array.isEmpty()) {
          array.remove(isLast ? array.size() - 1 : 0);
        }
      } else if (!(value instanceof Missing)) {
        throw Errors.typeMismatch(
            String.format(
                Locale.ROOT,
                "Path '%s' contains an element of non-array type '%s'",
                place.path(),
                TypeCode.nameOf(value)));
      }
    };
  }

  static Change pull(@Nullable Object operand) {
    Function<@Nullable Object, Boolean> meant = Filter.ofElements(operand);
    return place -> removed(place, "$pull", meant);
  }

  static Change pullAll(@Nullable Object operand) {
    if (!(operand instanceof Collection<?> values)) {
      throw Errors.badValue("$pullAll requires an array argument");
    }
    Set<@Nullable Object> gone = new TreeSet<>(ValueOrder::compare);
    gone.addAll(values);
    return place -> removed(place, "$pullAll", gone::contains);
  }

  private static void removed(
      Place place, String operator, Function<@Nullable Object, Boolean> meant) {
    if (place.isThere()) {
      array(place, operator).removeIf(meant::apply);
    }
  }

  private interface Changing {
    void change(List<@Nullable Object> array);
  }

  private static void changed(Place place, String operator, Changing changing) {
    if (!place.isThere()) {
      List<@Nullable Object> fresh = new ArrayList<>();
      changing.change(fresh);
      place.set(fresh);
    } else {
      changing.change(array(place, operator));
    }
  }

  @SuppressWarnings("unchecked") // an array holds anything
  private static List<@Nullable Object> array(Place place, String operator) {
    if (place.value() instanceof List<?> array) {
      return (List<@Nullable Object>) array;
    }
    throw Errors.badValue(
        String.format(
            Locale.ROOT,
            "Cannot apply %s: the field '%s' must be an array but is of type %s in document %s",
            operator,
            place.path(),
            TypeCode.nameOf(place.value()),
            Change.named(place.document())));
  }

  private static List<@Nullable Object> each(String operator, @Nullable Object values) {
    if (values instanceof Collection<?> all) {
      return new ArrayList<>(all);
    }
    throw Errors.badValue("The argument to $each in " + operator + " must be an array");
  }
}

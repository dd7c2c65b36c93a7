package socai.embedded;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;

/** MongoDB's order and equality of values, as its manual tells them, for a few types. */
final class NaiveValues {
  private NaiveValues() {}

  /** What a path reaches: one value, several through an array, or none. */
  static List<Object> at(Object place, String path) {
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    if (place instanceof Collection<?> array) {
      return array.stream().flatMap(each -> at(each, path).stream()).toList();
    }
    if (!(place instanceof Map<?, ?> document) || !document.containsKey(name)) {
      return List.of();
    }
    Object inside = document.get(name);
    return dot < 0
        ? java.util.Collections.singletonList(inside)
        : at(inside, path.substring(dot + 1));
  }

  /** The values that a condition may be true of: an array's elements count each. */
  static List<Object> candidates(Document document, String path) {
    return at(document, path).stream()
        .flatMap(
            value ->
                value instanceof Collection<?> array
                    ? Stream.concat(Stream.of(value), array.stream())
                    : Stream.of(new Object[] {value}))
        .map(Object.class::cast)
        .toList();
  }

  static boolean same(Object a, Object b) {
    return rank(a) == rank(b) && compare(a, b) == 0;
  }

  static boolean comparable(Object a, Object b) {
    return rank(a) == rank(b);
  }

  static int compare(Object a, Object b) {
    if (rank(a) != rank(b)) {
      return Integer.compare(rank(a), rank(b));
    }
    if (a instanceof Number n && b instanceof Number m) {
      return Double.compare(n.doubleValue(), m.doubleValue());
    }
    if (a instanceof String s && b instanceof String t) {
      return s.compareTo(t);
    }
    return a == null || a.equals(b) ? 0 : a.toString().compareTo(b.toString());
  }

  /** By what a document is sorted: an array's lowest element, or its highest. */
  static Object sortKey(Document document, String path, boolean descending) {
    List<Object> reached = at(document, path);
    if (reached.size() == 1 && reached.get(0) instanceof Collection<?> array) {
      if (array.isEmpty()) {
        return EMPTY_ARRAY;
      }
      reached = array.stream().map(Object.class::cast).toList();
    }
    Object best = reached.isEmpty() ? null : reached.get(0);
    for (Object each : reached) {
      int compared = compare(each, best);
      if (descending ? compared > 0 : compared < 0) {
        best = each;
      }
    }
    return best;
  }

  private static final Object EMPTY_ARRAY = new Object();

  private static int rank(Object value) {
    if (value == EMPTY_ARRAY) {
      return 0;
    }
    if (value == null) {
      return 1;
    }
    return value instanceof Number
        ? 2
        : value instanceof String ? 3 : value instanceof Map<?, ?> ? 4 : 5;
  }
}

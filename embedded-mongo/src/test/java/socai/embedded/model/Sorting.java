package socai.embedded.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Documents in an order. An array stands for its lowest element upwards, its highest downwards. */
public final class Sorting {
  private static final Object EMPTY = new Object();

  private Sorting() {}

  /** A comparator for at most one path that leads into arrays. */
  public static Comparator<Document> by(Document sort) {
    Comparator<Document> order = (a, b) -> 0;
    for (Map.Entry<String, Object> field : sort.entrySet()) {
      boolean up = ((Number) field.getValue()).intValue() > 0;
      order =
          order.thenComparing(
              (a, b) -> {
                int compared = compare(key(a, field.getKey(), up), key(b, field.getKey(), up));
                return up ? compared : -compared;
              });
    }
    return order;
  }

  /** Whether two documents have a key in common in an index over one path. */
  public static boolean collide(Document a, Document b, String path) {
    return keys(a, path).stream()
        .anyMatch(key -> keys(b, path).stream().anyMatch(other -> compare(key, other) == 0));
  }

  private static int compare(Object a, Object b) {
    if (a == EMPTY || b == EMPTY) {
      // Below null, and above what is below that.
      int left = a == EMPTY ? 0 : Values.compare(a, null) < 0 ? -1 : 1;
      int right = b == EMPTY ? 0 : Values.compare(b, null) < 0 ? -1 : 1;
      return Integer.compare(left, right);
    }
    return Values.compare(a, b);
  }

  private static Object key(Document document, String path, boolean up) {
    List<Object> keys = keys(document, path);
    Object best = keys.get(0);
    for (Object key : keys) {
      if (up ? compare(key, best) < 0 : compare(key, best) > 0) {
        best = key;
      }
    }
    return best;
  }

  /** What an index has of a document at a path without positions. */
  static List<Object> keys(Object value, String path) {
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    Object inside =
        value instanceof Document d && d.containsKey(name) ? d.get(name) : Values.MISSING;
    List<Object> keys = new ArrayList<>();
    if (inside instanceof List<?> array) {
      if (array.isEmpty()) {
        keys.add(dot < 0 ? EMPTY : Values.MISSING);
      }
      for (Object each : array) {
        if (dot < 0) {
          keys.add(each);
        } else {
          keys.addAll(keys(each, path.substring(dot + 1)));
        }
      }
    } else if (dot < 0) {
      keys.add(inside);
    } else {
      keys.addAll(keys(inside, path.substring(dot + 1)));
    }
    return keys;
  }
}

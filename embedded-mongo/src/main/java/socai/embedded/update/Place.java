package socai.embedded.update;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.Errors;
import socai.embedded.value.FieldPath;

/** A place in a document, found by names and positions; it need not be there. */
final class Place {
  private static final int PATH_NOT_VIABLE = 28;
  private static final int MOST_NULLS = 1_500_000;

  private final Document document;
  private final List<String> names;
  private final Object container;

  /** How many of the names the container has used up. */
  private final int depth;

  private Place(Document document, List<String> names, Object container, int depth) {
    this.document = document;
    this.names = names;
    this.container = container;
    this.depth = depth;
  }

  static Place of(Document document, List<String> names) {
    Object container = document;
    int depth = 0;
    while (depth < names.size() - 1) {
      Object child = child(container, names.get(depth));
      if (!(child instanceof Document || child instanceof List)) {
        break;
      }
      container = child;
      depth++;
    }
    return new Place(document, names, container, depth);
  }

  Document document() {
    return document;
  }

  String path() {
    return String.join(".", names);
  }

  /** Whether the way to it leads through an array. */
  @Nullable String arrayOnTheWay() {
    for (int i = 1; i < names.size(); i++) {
      Place before = of(document, names.subList(0, i));
      if (before.value() instanceof List) {
        return before.path();
      }
    }
    return null;
  }

  /** Whether there is, or could be made, a value. */
  boolean isViable() {
    Object blocking =
        depth == names.size() - 1 ? Missing.getInstance() : child(container, names.get(depth));
    return blocking instanceof Missing
        && !(container instanceof List && FieldPath.position(names.get(depth)) < 0);
  }

  /** What is there; {@link Missing} if nothing is. */
  @Nullable Object value() {
    return depth == names.size() - 1 ? child(container, names.get(depth)) : Missing.getInstance();
  }

  boolean isThere() {
    return !(value() instanceof Missing);
  }

  /**
   * Puts a value there, making documents on the way.
   *
   * @throws MongoServerError if something else is in the way
   */
  void set(@Nullable Object value) {
    if (!isViable()) {
      throw notViable();
    }
    Object inside = value;
    for (int i = names.size() - 1; i > depth; i--) {
      inside = new Document(names.get(i), inside);
    }
    put(names.get(depth), inside);
  }

  /** Takes the value away; in an array, null takes its place. */
  void remove() {
    if (!isThere()) {
      return;
    }
    if (container instanceof Document inside) {
      inside.remove(names.get(depth));
    } else {
      put(names.get(depth), null);
    }
  }

  @SuppressWarnings("unchecked") // an array holds anything
  private void put(String name, @Nullable Object value) {
    if (container instanceof Document inside) {
      inside.put(name, value);
      return;
    }
    List<@Nullable Object> array = (List<@Nullable Object>) container;
    int position = FieldPath.position(name);
    if (position - array.size() > MOST_NULLS) {
      throw Errors.badValue(
          String.format(Locale.ROOT, "can't backfill more than %d elements", MOST_NULLS));
    }
    while (array.size() <= position) {
      array.add(null);
    }
    array.set(position, value);
  }

  private static @Nullable Object child(Object container, String name) {
    if (container instanceof Document inside) {
      return inside.getOrMissing(name);
    }
    List<?> array = (List<?>) container;
    int position = FieldPath.position(name);
    return position >= 0 && position < array.size() ? array.get(position) : Missing.getInstance();
  }

  private MongoServerError notViable() {
    boolean isInArray = container instanceof List && FieldPath.position(names.get(depth)) < 0;
    String missing = isInArray ? names.get(depth) : names.get(depth + 1);
    String field = isInArray ? (depth == 0 ? "" : names.get(depth - 1)) : names.get(depth);
    Object element = isInArray ? container : child(container, names.get(depth));
    return new MongoServerError(
        PATH_NOT_VIABLE,
        "PathNotViable",
        String.format(
            Locale.ROOT,
            "Cannot create field '%s' in element {%s: %s}",
            missing,
            field,
            Json.toCompactJsonValue(element)));
  }
}

package socai.embedded.update;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import socai.embedded.match.Filter;
import socai.embedded.value.Errors;
import socai.embedded.value.FieldPath;
import socai.embedded.value.ValueOrder;

/**
 * Where an operator is to change documents: names, positions, and {@code $}, {@code $[]}, {@code
 * $[name]} for elements of arrays. Ordered by their names, positions by number.
 */
record UpdatePath(String text, List<String> names) implements Comparable<UpdatePath> {
  private static final int EMPTY_FIELD_NAME = 56;
  private static final int DOLLAR_PREFIXED = 52;
  private static final String MATCHED = "$";
  private static final String ALL = "$[]";

  static UpdatePath of(String text) {
    List<String> names = FieldPath.of(text).names();
    if (names.contains("")) {
      throw new MongoServerError(
          EMPTY_FIELD_NAME,
          "EmptyFieldName",
          "The update path '" + text + "' contains an empty field name, which is not allowed.");
    }
    if (isElements(names.get(0))) {
      throw Errors.badValue(
          "Cannot have positional element in the first position in path '" + text + "'");
    }
    for (String name : names) {
      if (name.startsWith("$") && !isElements(name)) {
        throw new MongoServerError(
            DOLLAR_PREFIXED,
            "DollarPrefixedFieldName",
            String.format(
                Locale.ROOT,
                "The dollar ($) prefixed field '%s' in '%s' is not allowed",
                name,
                text));
      }
    }
    return new UpdatePath(text, names);
  }

  private static boolean isElements(String name) {
    return name.equals(MATCHED) || (name.startsWith("$[") && name.endsWith("]"));
  }

  boolean namesTheMatch() {
    return names.contains(MATCHED);
  }

  boolean hasElements() {
    return names.stream().anyMatch(UpdatePath::isElements);
  }

  /** Whether one is the other, or lies inside it. */
  boolean conflictsWith(UpdatePath other) {
    int common = Math.min(names.size(), other.names.size());
    return names.subList(0, common).equals(other.names.subList(0, common));
  }

  /** The identifiers of array filters in it. */
  List<String> identifiers() {
    return names.stream()
        .filter(name -> isElements(name) && !name.equals(MATCHED) && !name.equals(ALL))
        .map(UpdatePath::identifier)
        .toList();
  }

  private static String identifier(String name) {
    return name.substring(2, name.length() - 1);
  }

  /**
   * The places that are meant in a document, by names and positions only.
   *
   * @param matched the position of the element that made the document match; negative if none did
   * @param filters array filters by their identifier
   */
  List<List<String>> in(Document document, int matched, Map<String, Filter> filters) {
    if (!hasElements()) {
      return List.of(names);
    }
    List<List<String>> found = new ArrayList<>();
    collect(document, new ArrayList<>(), matched, filters, found);
    return found;
  }

  private void collect(
      @Nullable Object container,
      List<String> soFar,
      int matched,
      Map<String, Filter> filters,
      List<List<String>> found) {
    if (soFar.size() == names.size()) {
      found.add(List.copyOf(soFar));
      return;
    }
    String name = names.get(soFar.size());
    if (!isElements(name)) {
      step(container, name, soFar, matched, filters, found);
    } else if (name.equals(MATCHED)) {
      if (matched < 0) {
        throw Errors.badValue(
            "The positional operator did not find the match needed from the query.");
      }
      step(container, Integer.toString(matched), soFar, matched, filters, found);
    } else {
      List<?> array = array(container, soFar);
      for (int i = 0; i < array.size(); i++) {
        if (isMeant(name, array.get(i), filters)) {
          step(container, Integer.toString(i), soFar, matched, filters, found);
        }
      }
    }
  }

  private void step(
      @Nullable Object container,
      String name,
      List<String> soFar,
      int matched,
      Map<String, Filter> filters,
      List<List<String>> found) {
    Object inside = Missing.getInstance();
    if (container instanceof Document document) {
      inside = document.getOrMissing(name);
    } else if (container instanceof List<?> array) {
      int position = FieldPath.position(name);
      inside =
          position >= 0 && position < array.size() ? array.get(position) : Missing.getInstance();
    }
    List<String> longer = new ArrayList<>(soFar);
    longer.add(name);
    collect(inside, longer, matched, filters, found);
  }

  private static List<?> array(@Nullable Object container, List<String> soFar) {
    if (container instanceof List<?> array) {
      return array;
    }
    String path = String.join(".", soFar);
    throw Errors.badValue(
        container instanceof Missing
            ? String.format(
                Locale.ROOT,
                "The path '%s' must exist in the document in order to apply array updates.",
                path)
            : String.format(
                Locale.ROOT,
                "Cannot apply array updates to non-array element %s: %s",
                path,
                Change.show(container)));
  }

  private boolean isMeant(String name, @Nullable Object element, Map<String, Filter> filters) {
    if (name.equals(ALL)) {
      return true;
    }
    Filter filter = filters.get(identifier(name));
    if (filter == null) {
      throw Errors.badValue(
          String.format(
              Locale.ROOT,
              "No array filter found for identifier '%s' in path '%s'",
              identifier(name),
              text));
    }
    return filter.matches(new Document(identifier(name), element));
  }

  @Override
  public int compareTo(UpdatePath other) {
    for (int i = 0; i < Math.min(names.size(), other.names.size()); i++) {
      int compared = compare(names.get(i), other.names.get(i));
      if (compared != 0) {
        return compared;
      }
    }
    return Integer.compare(names.size(), other.names.size());
  }

  private static int compare(String a, String b) {
    int x = FieldPath.position(a);
    int y = FieldPath.position(b);
    return x >= 0 && y >= 0 ? Integer.compare(x, y) : ValueOrder.compareTexts(a, b);
  }
}

package socai.embedded.match;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.Errors;
import socai.embedded.value.FieldPath;

/** A filter that was read once and can be held against many documents. Thread-safe. */
public final class Filter {
  private final List<Part> parts;

  private Filter(List<Part> parts) {
    this.parts = parts;
  }

  private interface Part {
    boolean matches(Document document, Hit hit);
  }

  /**
   * Reads a filter.
   *
   * @throws MongoServerError if it asks for what there is not, whether or not there are documents
   */
  public static Filter of(Document filter) {
    List<Part> parts = new ArrayList<>();
    for (Map.Entry<String, @Nullable Object> entry : filter.entrySet()) {
      if (entry.getKey().startsWith("$")) {
        operator(entry.getKey(), entry.getValue(), parts);
      } else {
        FieldPath path = FieldPath.of(entry.getKey());
        ValueCondition condition = FieldConditions.of(entry.getValue());
        parts.add((document, hit) -> condition.at(path, document, hit));
      }
    }
    return new Filter(List.copyOf(parts));
  }

  /**
   * A condition on elements of an array as {@code $pull} has it: of a document that is no operators
   * its fields, of anything else the element itself.
   */
  public static Function<@Nullable Object, Boolean> ofElements(@Nullable Object asked) {
    if (asked instanceof Document document && FieldConditions.isFilter(document)) {
      Filter filter = of(document);
      return element -> element instanceof Document inside && filter.matches(inside);
    }
    return FieldConditions.of(asked)::of;
  }

  /** Whether something that is asked of a field is operators, and not a value. */
  public static boolean isOperators(@Nullable Object asked) {
    return FieldConditions.isOperators(asked);
  }

  /** Whether a document matches. */
  public boolean matches(Document document) {
    return matches(document, new Hit());
  }

  /** The same, and which element of an array made it match. */
  public boolean matches(Document document, Hit hit) {
    for (Part part : parts) {
      if (!part.matches(document, hit)) {
        return false;
      }
    }
    return true;
  }

  private static void operator(String name, @Nullable Object operand, List<Part> parts) {
    switch (name) {
      case "$and" -> parts.addAll(each(name, operand).stream().<Part>map(f -> f::matches).toList());
      case "$or" -> {
        List<Filter> filters = each(name, operand);
        parts.add((document, hit) -> filters.stream().anyMatch(f -> f.matches(document, hit)));
      }
      case "$nor" -> {
        List<Filter> filters = each(name, operand);
        parts.add((document, hit) -> filters.stream().noneMatch(f -> f.matches(document)));
      }
      case "$comment" -> {}
      default ->
          throw Errors.badValue(
              "unknown top level operator, or not supported by this embedded store: " + name);
    }
  }

  private static List<Filter> each(String name, @Nullable Object operand) {
    if (!(operand instanceof Collection<?> filters) || filters.isEmpty()) {
      throw Errors.badValue(name + " must be a nonempty array");
    }
    List<Filter> all = new ArrayList<>();
    for (Object each : filters) {
      if (!(each instanceof Document filter)) {
        throw Errors.badValue(name + " argument's entries must be objects");
      }
      all.add(of(filter));
    }
    return all;
  }
}

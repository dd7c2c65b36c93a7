package socai.embedded.plan;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socai.embedded.match.Filter;
import socai.embedded.value.ValueKind;

/** Tells whether what a query asks for is certainly in a partial index. */
final class PartialFilter {
  private static final Set<String> COMPARISONS = Set.of("$gt", "$gte", "$lt", "$lte");
  private static final Set<String> NEEDS_VALUE = Set.of("$type", "$elemMatch", "$size");
  private static final Set<ValueKind> ALSO_OF_WHAT_IS_MISSING =
      EnumSet.of(ValueKind.NULL, ValueKind.MIN_KEY, ValueKind.MAX_KEY);

  private PartialFilter() {}

  /** Whether each document that matches {@code filter} matches {@code partial}; false in doubt. */
  static boolean covers(Document partial, Document filter) {
    return partial.entrySet().stream().allMatch(entry -> isImplied(entry, filter));
  }

  private static boolean isImplied(Map.Entry<String, @Nullable Object> needed, Document filter) {
    if (needed.getKey().equals("$and") && needed.getValue() instanceof List<?> all) {
      return all.stream().allMatch(each -> covers((Document) each, filter));
    }
    for (Map.Entry<String, Object> asked : filter.entrySet()) {
      if (asked.getKey().equals("$and") && asked.getValue() instanceof List<?> all) {
        if (all.stream().anyMatch(each -> isImplied(needed, (Document) each))) {
          return true;
        }
      } else if (asked.getKey().equals(needed.getKey())
          && implies(asked.getValue(), needed.getValue())) {
        return true;
      }
    }
    return false;
  }

  private static boolean implies(@Nullable Object asked, @Nullable Object needed) {
    if (Objects.equals(asked, needed)) {
      return true;
    }
    if (!(asked instanceof Document document) || document.isEmpty()) {
      return matches(asked, needed);
    }
    if (document.containsKey("$eq")) {
      return matches(document.get("$eq"), needed);
    }
    if (document.get("$in") instanceof Collection<?> values) {
      return values.stream().allMatch(value -> matches(value, needed));
    }
    return onlyExistence(needed)
        ? document.entrySet().stream().anyMatch(PartialFilter::needsValue)
        : isNarrower(document, needed);
  }

  private static boolean needsValue(Map.Entry<String, @Nullable Object> asked) {
    return NEEDS_VALUE.contains(asked.getKey())
        || (COMPARISONS.contains(asked.getKey())
            && !ALSO_OF_WHAT_IS_MISSING.contains(ValueKind.of(asked.getValue())));
  }

  private static boolean onlyExistence(@Nullable Object needed) {
    return needed instanceof Document document
        && document.size() == 1
        && Boolean.TRUE.equals(document.get("$exists"));
  }

  // A lower bound at or above the one needed: it is so if the asked bound itself matches it.
  private static boolean isNarrower(Document asked, @Nullable Object needed) {
    if (!(needed instanceof Document bounds)) {
      return false;
    }
    return bounds.entrySet().stream()
        .allMatch(
            bound -> {
              Document one = new Document(bound.getKey(), bound.getValue());
              return switch (bound.getKey()) {
                case "$gte" -> matchesAny(one, asked.get("$gt"), asked.get("$gte"));
                case "$gt" ->
                    matchesAny(one, asked.get("$gte"))
                        || Objects.equals(asked.get("$gt"), bound.getValue())
                        || matchesAny(one, asked.get("$gt"));
                case "$lte" -> matchesAny(one, asked.get("$lt"), asked.get("$lte"));
                case "$lt" ->
                    matchesAny(one, asked.get("$lte"))
                        || Objects.equals(asked.get("$lt"), bound.getValue())
                        || matchesAny(one, asked.get("$lt"));
                default -> false;
              };
            });
  }

  private static boolean matchesAny(Document bound, @Nullable Object... values) {
    for (Object value : values) {
      if (value != null && matches(value, bound)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(@Nullable Object value, @Nullable Object needed) {
    // Asking for null also finds documents without the field, for an array also those that have it
    // in an array, and for a pattern any text.
    if (value == null || value instanceof Collection<?> || value instanceof BsonRegularExpression) {
      return false;
    }
    return Filter.of(new Document("value", needed)).matches(new Document("value", value));
  }
}

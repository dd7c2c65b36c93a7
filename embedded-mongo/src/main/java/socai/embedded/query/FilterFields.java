package socai.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which of a document's own fields a filter looks at. */
final class FilterFields {
  private static final Set<String> OF_FILTERS = Set.of("$and", "$or", "$nor");

  private FilterFields() {}

  /** The fields; empty if it may look at any. */
  static Optional<Set<String>> of(Document filter) {
    Set<String> fields = new HashSet<>();
    return collect(filter, fields) ? Optional.of(fields) : Optional.empty();
  }

  private static boolean collect(Document filter, Set<String> fields) {
    for (Map.Entry<String, Object> entry : filter.entrySet()) {
      String key = entry.getKey();
      if (OF_FILTERS.contains(key) && entry.getValue() instanceof Collection<?> filters) {
        for (Object each : filters) {
          if (!(each instanceof Document inner) || !collect(inner, fields)) {
            return false;
          }
        }
      } else if (key.startsWith("$")) {
        return false;
      } else {
        int dot = key.indexOf('.');
        fields.add(dot < 0 ? key : key.substring(0, dot));
      }
    }
    return true;
  }
}

package socai.embedded.expression;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path as an expression goes it: an array on the way gives an array of what its elements have.
 */
final class ValuePath {
  private ValuePath() {}

  static @Nullable Object of(@Nullable Object value, List<String> names) {
    if (names.isEmpty()) {
      return value;
    }
    List<String> rest = names.subList(1, names.size());
    if (value instanceof Document document) {
      return of(document.getOrMissing(names.get(0)), rest);
    }
    if (!(value instanceof Collection<?> array)) {
      return Missing.getInstance();
    }
    List<@Nullable Object> all = new ArrayList<>();
    for (Object each : array) {
      if (each instanceof Document) {
        Object inside = of(each, names);
        if (!(inside instanceof Missing)) {
          all.add(inside);
        }
      }
    }
    return all;
  }
}

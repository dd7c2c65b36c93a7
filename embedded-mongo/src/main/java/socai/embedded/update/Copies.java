package socai.embedded.update;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies values, so that what is changed in one document is not changed in another. */
final class Copies {
  private Copies() {}

  static Document of(Document document) {
    Document copy = new Document();
    document.forEach((name, value) -> copy.put(name, of(value)));
    return copy;
  }

  static @Nullable Object of(@Nullable Object value) {
    if (value instanceof Map<?, ?>) {
      return of((Document) value);
    }
    if (value instanceof Collection<?> array) {
      List<@Nullable Object> copy = new ArrayList<>(array.size());
      array.forEach(each -> copy.add(of(each)));
      return copy;
    }
    return value;
  }
}

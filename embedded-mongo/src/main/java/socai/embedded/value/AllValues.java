package socai.embedded.value;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Each value that a document has at a path, as {@code distinct} and {@code $lookup} see them. */
public final class AllValues {
  private AllValues() {}

  /** Hands out each; of an array at the end its elements, of what is missing nothing. */
  public static void of(Document document, String path, Consumer<@Nullable Object> each) {
    List<String> names = FieldPath.of(path).names();
    from(document.getOrMissing(names.get(0)), names.subList(1, names.size()), each);
  }

  private static void from(
      @Nullable Object value, List<String> names, Consumer<@Nullable Object> each) {
    if (names.isEmpty()) {
      if (value instanceof Collection<?> array) {
        array.forEach(each);
      } else if (!(value instanceof Missing)) {
        each.accept(value);
      }
      return;
    }
    List<String> rest = names.subList(1, names.size());
    if (value instanceof Document document) {
      from(document.getOrMissing(names.get(0)), rest, each);
    } else if (value instanceof List<?> array) {
      int position = FieldPath.position(names.get(0));
      if (position >= 0) {
        from(position < array.size() ? array.get(position) : Missing.getInstance(), rest, each);
      } else {
        for (Object element : array) {
          if (element instanceof Document) {
            from(element, names, each);
          }
        }
      }
    }
  }
}

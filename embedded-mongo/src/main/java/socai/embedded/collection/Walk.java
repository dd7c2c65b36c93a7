package socai.embedded.collection;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import socai.embedded.query.FoundDocuments;

/** The documents and queries of one update or delete. */
final class Walk {
  final boolean onlyFirst;
  final List<FoundDocuments> open = new ArrayList<>();
  private final @Nullable Document replacement;

  /**
   * Begins one.
   *
   * @param onlyFirst whether it ends at the first document
   * @param update operators or a replacement, null when documents are deleted
   */
  Walk(boolean onlyFirst, @Nullable Object update) {
    this.onlyFirst = onlyFirst;
    this.replacement =
        update instanceof Document document
                && document.keySet().stream().noneMatch(name -> name.startsWith("$"))
            ? document
            : null;
  }

  /** A replaced document has its fields as they were sent; the library keeps the old order. */
  Document inOrder(Document updated, String idField) {
    if (replacement == null) {
      return updated;
    }
    Document ordered = new Document(idField, updated.get(idField));
    replacement.keySet().stream()
        .filter(updated::containsKey)
        .forEach(name -> ordered.put(name, updated.get(name)));
    updated.forEach(ordered::putIfAbsent);
    return ordered;
  }
}

package socai.embedded.collection;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.InvalidIdFieldError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import socai.embedded.index.SecondaryIndex;
import socai.embedded.store.Changes;
import socai.embedded.store.Store;

/** Inserts documents, many with one write. The caller holds the writers' lock. */
final class Inserts {
  private static final int WRITE_BYTES = 1 << 20;
  private static final int DOLLAR_PREFIXED = 52;

  private final Store store;
  private final DocumentTree documents;
  private final List<SecondaryIndex> indexes;
  private final @Nullable String idField;
  private final Refused refused;

  Inserts(
      Store store,
      DocumentTree documents,
      List<SecondaryIndex> indexes,
      @Nullable String idField,
      Refused refused) {
    this.store = store;
    this.documents = documents;
    this.indexes = indexes;
    this.idField = idField;
    this.refused = refused;
  }

  /** Inserts all, each for itself; the first refusal ends it if {@code ordered}. */
  void run(List<Document> all, boolean ordered) {
    int next = 0;
    while (next < all.size()) {
      try (Changes changes = store.change()) {
        next = fillAndWrite(all, next, ordered, changes);
      } finally {
        documents.forgetPending();
      }
    }
  }

  /** Returns where to go on. */
  private int fillAndWrite(List<Document> all, int first, boolean ordered, Changes changes) {
    int next = first;
    try {
      for (; next < all.size() && changes.size() < WRITE_BYTES; next++) {
        try {
          documents.insert(withIdFirst(all.get(next)), indexes, changes);
        } catch (MongoServerError error) {
          refused.at(next, error);
          if (ordered) {
            return all.size();
          }
        }
      }
      return next;
    } finally {
      documents.write(changes); // also when a later document was refused
    }
  }

  private static void demandId(@Nullable Object id) {
    if (id instanceof Collection<?>) {
      throw new InvalidIdFieldError("The '_id' value cannot be of type array");
    }
    if (id instanceof BsonRegularExpression) {
      throw new InvalidIdFieldError("The '_id' value cannot be of type regex");
    }
    if (id instanceof Document inside) {
      for (String name : inside.keySet()) {
        if (name.startsWith("$")) {
          throw new MongoServerError(
              DOLLAR_PREFIXED,
              "DollarPrefixedFieldName",
              String.format(
                  Locale.ROOT,
                  "_id fields may not contain '$'-prefixed fields: %s is not valid for storage.",
                  name));
        }
      }
    }
  }

  private Document withIdFirst(Document document) {
    if (idField == null) {
      return document;
    }
    demandId(document.get(idField));
    if (document.containsKey(idField) && document.keySet().iterator().next().equals(idField)) {
      return document;
    }
    Document idFirst =
        new Document(
            idField, document.containsKey(idField) ? document.get(idField) : new ObjectId());
    document.forEach(idFirst::putIfAbsent);
    return idFirst;
  }
}

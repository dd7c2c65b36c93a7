package socai.embedded.collection;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import socai.embedded.bson.PartialBson;
import socai.embedded.query.Found;
import socai.embedded.query.FoundDocuments;

/**
 * A whole document put in the place of another. The library would copy both, compare them value by
 * value and measure them, which costs several times the writing; read models do little else.
 */
final class Replacement {
  /** Puts a document in the place of an old one; false if it is the same byte for byte. */
  interface Write {
    boolean replace(byte[] key, Supplier<Document> old, Document document);
  }

  private final DocumentTree documents;
  private final String idField;
  private final Document update;

  Replacement(DocumentTree documents, String idField, Document update) {
    this.documents = documents;
    this.idField = idField;
    this.update = update;
  }

  /**
   * Replaces the first document found. A document that would stay byte for byte the same counts as
   * matched and not as modified, as in MongoDB.
   *
   * @param search what is to be replaced; closed here
   * @return what there is to reply; empty, and nothing is done, for what is the library's: an
   *     update by operators, an upsert that finds nothing, and what it refuses
   */
  Optional<Document> run(Supplier<FoundDocuments> search, boolean isUpsert, Write write) {
    if (update.keySet().stream().anyMatch(name -> name.startsWith("$") || name.contains("."))) {
      return Optional.empty();
    }
    try (FoundDocuments found = search.get()) {
      if (!found.hasNext()) {
        return isUpsert ? Optional.empty() : Optional.of(reply(0, 0));
      }
      Found old = found.next();
      Document id = PartialBson.decode(old.bson(), Set.of(idField));
      byte[] key = documents.keyOf(id);
      Document document = withId(id.get(idField));
      if (!Arrays.equals(key, documents.keyOf(document))) {
        return Optional.empty();
      }
      return Optional.of(reply(1, write.replace(key, old::document, document) ? 1 : 0));
    }
  }

  /** The id first, as the old document has it unless the new one says it again. */
  private Document withId(@Nullable Object id) {
    Document whole = new Document(idField, update.getOrDefault(idField, id));
    whole.putAll(update);
    return whole;
  }

  private static Document reply(int matched, int modified) {
    return new Document("n", matched).append("nModified", modified);
  }
}

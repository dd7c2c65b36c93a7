package socai.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import socai.embedded.bson.Fields;
import socai.embedded.collection.RocksCollection;
import socai.embedded.index.IndexDefinition;
import socai.embedded.surface.IndexCheck;
import socai.embedded.surface.Refusal;

/** Carries out the commands on indexes. */
final class IndexCommands {
  private static final int NAMESPACE_NOT_FOUND = 26;
  private static final int INVALID_OPTIONS = 72;
  private static final Set<String> ID_ONLY = Set.of("_id");

  private IndexCommands() {}

  /**
   * Makes indexes.
   *
   * @param toIndex made when it is missing, but not for a command that cannot be carried out
   */
  static Document create(Document command, Supplier<RocksCollection> toIndex) {
    List<Document> asked = Fields.documents(command, "indexes");
    if (asked.isEmpty()) {
      throw Refusal.badValue("Must specify at least one index to create");
    }
    asked.forEach(IndexCheck::check);
    List<IndexDefinition> definitions =
        asked.stream()
            .filter(description -> !Fields.document(description, "key").keySet().equals(ID_ONLY))
            .map(IndexDefinition::of)
            .toList();
    RocksCollection collection = toIndex.get();
    return whileWritersWait(
        collection,
        () -> {
          int before = collection.getNumIndexes();
          definitions.forEach(collection.indexes()::create);
          return new Document("numIndexesBefore", before)
              .append("numIndexesAfter", collection.getNumIndexes())
              .append("ok", 1.0);
        });
  }

  static Document list(
      String namespace,
      @Nullable RocksCollection collection,
      Document command,
      OpenCursors cursors) {
    if (collection == null) {
      throw notFound("ns does not exist: " + namespace);
    }
    List<Document> descriptions = new ArrayList<>();
    descriptions.add(
        new Document("v", 2).append("key", new Document("_id", 1)).append("name", "_id_"));
    collection.indexes().list().forEach(index -> descriptions.add(index.definition().describe()));
    return ListCursor.begin(cursors, namespace, descriptions, command);
  }

  static Document drop(@Nullable RocksCollection collection, Document command) {
    if (collection == null) {
      throw notFound("ns not found");
    }
    return whileWritersWait(
        collection,
        () -> {
          int before = collection.getNumIndexes();
          dropMeant(collection, command.get("index"));
          return new Document("nIndexesWas", before).append("ok", 1.0);
        });
  }

  private static void dropMeant(RocksCollection collection, @Nullable Object meant) {
    if (!(meant instanceof String || meant instanceof Document || meant instanceof List<?>)) {
      throw Refusal.typeMismatch("an index is named by a string or by its key");
    }
    if (Objects.equals(meant, "*")) {
      collection.indexes().drop(definition -> true);
    } else if (meant instanceof List<?> names) {
      names.forEach(name -> dropMeant(collection, name));
    } else if (Objects.equals(meant, "_id_")
        || (meant instanceof Document key && key.keySet().equals(ID_ONLY))) {
      throw new MongoServerError(INVALID_OPTIONS, "InvalidOptions", "cannot drop _id index");
    } else if (collection.indexes().drop(isMeant(meant)) == 0) {
      throw new IndexNotFoundException("index not found with name [" + meant + "]");
    }
  }

  private static Predicate<IndexDefinition> isMeant(@Nullable Object meant) {
    if (meant instanceof Document key) {
      IndexDefinition wanted =
          IndexDefinition.of(new Document("key", key).append("name", "wanted"));
      return wanted::hasFieldsOf;
    }
    return definition -> definition.name().equals(meant);
  }

  private static Document whileWritersWait(RocksCollection collection, Supplier<Document> work) {
    collection.writing().lock();
    try {
      return work.get();
    } finally {
      collection.writing().unlock();
    }
  }

  static MongoServerError notFound(String message) {
    return new MongoServerError(NAMESPACE_NOT_FOUND, "NamespaceNotFound", message);
  }
}

package socai.embedded.server;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socai.embedded.collection.RocksCollection;
import socai.embedded.surface.Refusal;

/** Describes the collections of a database. */
final class CollectionCommands {
  private static final Document ID_INDEX =
      new Document("v", 2).append("key", new Document("_id", 1)).append("name", "_id_");

  private CollectionCommands() {}

  static List<Document> list(Set<String> names, Document command) {
    boolean nameOnly = Utils.isTrue(command.get("nameOnly"));
    return names.stream()
        .map(CollectionCommands::describe)
        .filter(described -> DatabaseCommands.matches(described, command))
        .map(
            described ->
                nameOnly
                    ? new Document("name", described.get("name")).append("type", "collection")
                    : described)
        .toList();
  }

  private static Document describe(String name) {
    return new Document("name", name)
        .append("type", "collection")
        .append("options", new Document())
        .append("info", new Document("readOnly", false))
        .append("idIndex", ID_INDEX);
  }

  static Document statistics(
      String namespace, @Nullable RocksCollection collection, Document command) {
    double scale = scale(command);
    long count = collection == null ? 0 : collection.count();
    long bytes = collection == null ? 0 : collection.dataBytes();
    Document statistics =
        new Document("ns", namespace).append("count", count).append("size", (long) (bytes / scale));
    if (count > 0) {
      statistics.append("avgObjSize", bytes / count);
    }
    return statistics
        .append("storageSize", (long) (bytes / scale))
        .append("nindexes", collection == null ? 0 : collection.getNumIndexes())
        .append("scaleFactor", scale)
        .append("ok", 1.0);
  }

  static Document statistics(String database, List<RocksCollection> collections, Document command) {
    double scale = scale(command);
    long objects = 0;
    long bytes = 0;
    long indexes = 0;
    for (RocksCollection collection : collections) {
      objects += collection.count();
      bytes += collection.dataBytes();
      indexes += collection.getNumIndexes();
    }
    return new Document("db", database)
        .append("collections", (long) collections.size())
        .append("views", 0L)
        .append("objects", objects)
        .append("avgObjSize", objects == 0 ? 0.0 : (double) bytes / objects)
        .append("dataSize", bytes / scale)
        .append("storageSize", bytes / scale)
        .append("indexes", indexes)
        .append("scaleFactor", scale)
        .append("ok", 1.0);
  }

  private static double scale(Document command) {
    if (!(command.get("scale") instanceof Number scale)) {
      return 1;
    }
    if (scale.intValue() < 1) {
      throw Refusal.badValue("scale has to be > 0");
    }
    return scale.intValue();
  }
}

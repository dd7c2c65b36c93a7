package socai.embedded.server;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import socai.embedded.aggregate.OtherCollections;
import socai.embedded.bson.Fields;
import socai.embedded.collection.Catalog;
import socai.embedded.collection.RocksCollection;
import socai.embedded.plan.Query;
import socai.embedded.query.FoundDocuments;
import socai.embedded.query.QueryCounters;
import socai.embedded.store.Store;
import socai.embedded.surface.Command;

/** A database: carries out the commands on its collections. */
final class RocksDatabase extends AbstractSynchronizedMongoDatabase<byte[]> {
  private static final String NAMES = "system.namespaces";

  private final Store store;
  private final Catalog catalog;
  private final QueryCounters counters;
  private final OpenCursors cursors;

  RocksDatabase(
      String name,
      CursorRegistry registry,
      Store store,
      Catalog catalog,
      QueryCounters counters,
      OpenCursors cursors) {
    super(name, registry);
    this.store = store;
    this.catalog = catalog;
    this.counters = counters;
    this.cursors = cursors;
    initializeNamespacesAndIndexes();
  }

  Document carryOut(Command command, Document document) {
    return switch (command) {
      case FIND -> reads().find(document);
      case AGGREGATE -> reads().aggregate(document, others());
      case DISTINCT -> reads().distinct(document);
      case COUNT_DOCUMENTS -> reads().count(document);
      case INSERT -> WriteCommands.insert(document, () -> toWrite(document, "insert"));
      case UPDATE -> update(document);
      case DELETE -> WriteCommands.delete(known(document, "delete"), document);
      case FIND_AND_MODIFY -> findAndModify(document);
      case CREATE -> {
        String name = nameToWrite(document, "create");
        createCollectionOrThrowIfExists(name, CollectionOptions.withDefaults());
        yield new Document("ok", 1.0);
      }
      case DROP -> drop(document);
      case CREATE_INDEXES ->
          IndexCommands.create(document, () -> toWrite(document, "createIndexes"));
      case LIST_INDEXES ->
          IndexCommands.list(
              getFullCollectionNamespace(Fields.text(document, "listIndexes")),
              toRead(Fields.text(document, "listIndexes")),
              document,
              cursors);
      case DROP_INDEXES -> IndexCommands.drop(known(document, "dropIndexes"), document);
      case LIST_COLLECTIONS ->
          ListCursor.begin(
              cursors,
              getFullCollectionNamespace("$cmd.listCollections"),
              CollectionCommands.list(collectionNames(), document),
              document);
      case DATABASE_STATISTICS ->
          CollectionCommands.statistics(getDatabaseName(), collections(), document);
      case COLLECTION_STATISTICS ->
          CollectionCommands.statistics(
              getFullCollectionNamespace(Fields.text(document, "collStats")),
              toRead(Fields.text(document, "collStats")),
              document);
      default -> throw new IllegalArgumentException("not about a database: " + command);
    };
  }

  private Document update(Document document) {
    String name = nameToWrite(document, "update");
    return WriteCommands.update(
        document,
        one ->
            toRead(name) == null && !Utils.isTrue(one.get("upsert"))
                ? new Document("n", 0).append("nModified", 0)
                : WriteCommands.updateOne(one, (RocksCollection) resolveOrCreateCollection(name)));
  }

  private Document findAndModify(Document document) {
    String name = nameToWrite(document, "findAndModify", "findandmodify");
    WriteCommands.checkFindAndModify(document);
    RocksCollection collection = toRead(name);
    if (collection == null && Utils.isTrue(document.get("upsert"))) {
      collection = (RocksCollection) resolveOrCreateCollection(name);
    }
    return WriteCommands.findAndModify(collection, document);
  }

  private Document drop(Document document) {
    String name = nameToWrite(document, "drop");
    RocksCollection collection = toRead(name);
    if (collection == null) {
      throw IndexCommands.notFound("ns not found");
    }
    int indexes = collection.getNumIndexes();
    dropCollection(name, NoopOplog.get());
    return new Document("nIndexesWas", indexes)
        .append("ns", getFullCollectionNamespace(name))
        .append("ok", 1.0);
  }

  /** Drops all collections. */
  void dropAll() {
    drop(NoopOplog.get());
  }

  private OtherCollections others() {
    return new OtherCollections() {
      @Override
      public List<Document> find(String name, Document filter) {
        RocksCollection collection = toRead(name);
        List<Document> all = new ArrayList<>();
        if (collection != null) {
          try (FoundDocuments found = collection.find(Query.of(filter))) {
            found.documents().forEachRemaining(all::add);
          }
        }
        return all;
      }

      @Override
      public void replace(String name, List<Document> documents) {
        String allowed = Names.toWrite(getDatabaseName(), name);
        ((RocksCollection) resolveOrCreateCollection(allowed)).replaceAll(documents);
      }
    };
  }

  private ReadCommands reads() {
    return new ReadCommands(getDatabaseName(), this::toRead, cursors);
  }

  private String nameToWrite(Document document, String... fields) {
    for (String field : fields) {
      if (document.containsKey(field)) {
        return Names.toWrite(getDatabaseName(), Fields.text(document, field));
      }
    }
    throw new IllegalArgumentException("no collection in " + document.keySet());
  }

  private RocksCollection toWrite(Document document, String field) {
    return (RocksCollection) resolveOrCreateCollection(nameToWrite(document, field));
  }

  private @Nullable RocksCollection known(Document document, String field) {
    return toRead(nameToWrite(document, field, "deleteIndexes"));
  }

  /** A collection of the clients', if there is one of that name. */
  private @Nullable RocksCollection toRead(String name) {
    Names.toRead(getDatabaseName(), name);
    return Names.isOwn(name) ? null : (RocksCollection) resolveCollection(name, false);
  }

  private Set<String> collectionNames() {
    Set<String> names = new TreeSet<>();
    MongoCollection<byte[]> kept = resolveCollection(NAMES, false);
    if (kept != null) {
      int prefix = getDatabaseName().length() + 1;
      kept.queryAllAsStream()
          .map(document -> Fields.text(document, "name").substring(prefix))
          .filter(name -> !Names.isOwn(name))
          .forEach(names::add);
    }
    return names;
  }

  private List<RocksCollection> collections() {
    return collectionNames().stream().map(this::toRead).filter(Objects::nonNull).toList();
  }

  /** Whether there is nothing in it but the library's own lists. */
  boolean hasNoCollections() {
    MongoCollection<byte[]> names = resolveCollection(NAMES, false);
    return names == null || names.isEmpty();
  }

  /** The bytes that all documents have as BSON. */
  long dataBytes() {
    return collections().stream().mapToLong(RocksCollection::dataBytes).sum();
  }

  @Override
  protected MongoCollection<byte[]> openOrCreateCollection(String name, CollectionOptions options) {
    return new RocksCollection(this, name, options, cursorRegistry, store, catalog, counters);
  }

  @Override
  public void moveCollection(
      MongoDatabase oldDatabase, MongoCollection<?> collection, String newName) {
    getOrCreateIndexesCollection(); // the library changes names there, where we keep nothing
    super.moveCollection(oldDatabase, collection, newName);
  }

  @Override
  protected void addIndex(Document description) {
    // Only called for _id, which the documents' own order serves.
  }

  @Override
  protected Index<byte[]> openOrCreateUniqueIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    throw new UnsupportedOperationException("indexes are made by CollectionIndexes");
  }

  @Override
  protected long getFileSize() {
    return store.fileSize();
  }

  @Override
  protected long getStorageSize() {
    return store.fileSize();
  }
}

package socai.embedded.server;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import socai.embedded.aggregate.OtherCollections;
import socai.embedded.bson.Fields;
import socai.embedded.collection.Catalog;
import socai.embedded.collection.RocksCollection;
import socai.embedded.plan.Query;
import socai.embedded.query.FoundDocuments;
import socai.embedded.query.QueryCounters;
import socai.embedded.store.Store;

/**
 * A database. The commands that read, write or index are carried out by our own classes, for the
 * library's read whole collections, go on after errors in ordered writes, and drop indexes of other
 * collections that have the same name.
 */
final class RocksDatabase extends AbstractSynchronizedMongoDatabase<byte[]> {
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

  @Override
  public Document handleCommand(
      Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
    return switch (command.toLowerCase(Locale.ROOT)) {
      case "find" -> reads().find(query);
      case "aggregate" -> reads().aggregate(query, others());
      case "distinct" -> reads().distinct(query);
      case "insert" -> WriteCommands.insert(query, () -> toWrite(Fields.value(query, command)));
      case "update" -> {
        String name = WriteCommands.userCollection(Fields.value(query, command));
        yield WriteCommands.update(query, one -> WriteCommands.updateOne(one, () -> toWrite(name)));
      }
      case "delete" -> WriteCommands.delete(known(Fields.value(query, command)), query, oplog);
      case "createindexes" ->
          IndexCommands.create(query, () -> toWrite(Fields.value(query, command)));
      case "listindexes" ->
          IndexCommands.list(
              getFullCollectionNamespace(Fields.text(query, command)),
              known(Fields.value(query, command)));
      case "dropindexes" -> IndexCommands.drop(known(Fields.value(query, command)), query);
      default -> super.handleCommand(channel, command, query, resolver, oplog);
    };
  }

  private ReadCommands reads() {
    return new ReadCommands(getDatabaseName(), this::known, cursors);
  }

  private OtherCollections others() {
    return new OtherCollections() {
      @Override
      public List<Document> find(String name, Document filter) {
        RocksCollection collection = known(name);
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
        toWrite(name).replaceAll(documents);
      }
    };
  }

  private RocksCollection toWrite(Object name) {
    return (RocksCollection) resolveOrCreateCollection(WriteCommands.userCollection(name));
  }

  private @Nullable RocksCollection known(Object name) {
    return (RocksCollection) resolveCollection((String) name, false);
  }

  /** Whether there is nothing in it but the library's own lists. */
  boolean hasNoCollections() {
    MongoCollection<byte[]> names = resolveCollection("system.namespaces", false);
    return names == null || names.isEmpty();
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

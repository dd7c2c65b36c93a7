package socai.embedded.collection;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import socai.embedded.plan.Query;
import socai.embedded.query.FoundDocuments;
import socai.embedded.query.QueryCounters;
import socai.embedded.store.Changes;
import socai.embedded.store.Store;

/**
 * A collection. Writers take turns; readers never wait for them, each sees the collection as it was
 * when it began. What an update makes of a document is the library's; where it is found and how it
 * is kept is ours.
 */
public final class RocksCollection extends KeyedCollection {
  private final Store store;
  private final Catalog catalog;
  private final QueryCounters counters;
  private final DocumentTree documents;
  private final CollectionIndexes indexes;
  private final ReentrantLock writing = new ReentrantLock();

  /** What the running update or delete walks over; guarded by {@link #writing}. */
  private @Nullable Walk walk;

  /** Opens a collection, making it when it is missing. Cost: one read per index. */
  public RocksCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      CursorRegistry cursors,
      Store store,
      Catalog catalog,
      QueryCounters counters) {
    super(database, name, options, cursors);
    this.store = store;
    this.catalog = catalog;
    this.counters = counters;
    this.documents = new DocumentTree(this::getFullName, store, catalog, options.getIdField());
    this.indexes = new CollectionIndexes(this::getFullName, store, catalog, documents);
  }

  @Override
  public CollectionIndexes indexes() {
    return indexes;
  }

  /** The lock that every writer of the collection holds. */
  public ReentrantLock writing() {
    return writing;
  }

  @Override
  public FoundDocuments find(Query query) {
    String idField = idFieldOrDefault();
    return FoundDocuments.byId(store, documents.number(), idField, query, counters)
        .orElseGet(
            () -> {
              CollectionIndexes.Seen seen = indexes.see();
              return FoundDocuments.find(
                  getFullName(),
                  documents.number(),
                  idField,
                  seen.indexes(),
                  seen.view(),
                  query,
                  counters);
            });
  }

  /** The bytes that the documents have as BSON. */
  public long dataBytes() {
    return documents.tally().bytes();
  }

  /** What a projection makes of a document. */
  public Document project(Document found, Document fields) {
    return project(List.of(found), fields).get(0);
  }

  private List<Document> project(List<Document> found, @Nullable Document fields) {
    if (fields == null || fields.isEmpty()) {
      return found;
    }
    return matchDocumentsFromStream(
            new Document(), found.stream(), 0, 0, 0, (Comparator<Document>) null, fields)
        .collectDocuments();
  }

  @Override
  public void addDocument(Document document) {
    List<MongoServerError> errors = new ArrayList<>();
    insert(List.of(document), true, (index, error) -> errors.add(error));
    if (!errors.isEmpty()) {
      throw errors.get(0);
    }
  }

  /** Inserts documents, each for itself; the first refusal ends it if {@code ordered}. */
  public void insert(List<Document> all, boolean ordered, Refused refused) {
    locked(
        () -> {
          new Inserts(store, documents, indexes.list(), getIdField(), refused).run(all, ordered);
          return true;
        });
  }

  @Override
  public Document updateDocuments(
      Document selector,
      Document update,
      ArrayFilters arrayFilters,
      boolean isMulti,
      boolean isUpsert,
      Oplog oplog) {
    return locked(
        () -> {
          Optional<Document> replaced =
              isMulti ? Optional.empty() : replacement(selector, update, isUpsert);
          return replaced.orElseGet(
              () ->
                  walking(
                      !isMulti,
                      update,
                      () ->
                          super.updateDocuments(
                              selector, update, arrayFilters, isMulti, isUpsert, oplog)));
        });
  }

  private Optional<Document> replacement(Document selector, Document update, boolean isUpsert) {
    return new Replacement(documents, idFieldOrDefault(), update)
        .run(
            () -> find(Query.of(selector).cut(0, 1)),
            isUpsert,
            (key, old, document) ->
                write(changes -> documents.replace(key, old, document, indexes.list(), changes)));
  }

  @Override
  public Document findAndModify(Document query) {
    return walking(true, query.get("update"), () -> super.findAndModify(query));
  }

  @Override
  public int deleteDocuments(Document selector, int limit, Oplog oplog) {
    return walking(limit == 1, null, () -> super.deleteDocuments(selector, limit, oplog));
  }

  private <T> T walking(boolean onlyFirst, @Nullable Object update, Supplier<T> work) {
    return locked(
        () -> {
          Walk own = new Walk(onlyFirst, update);
          walk = own;
          try {
            return work.get();
          } finally {
            walk = null;
            own.open.forEach(FoundDocuments::close);
          }
        });
  }

  private <T> T locked(Supplier<T> work) {
    writing.lock();
    try {
      return work.get();
    } finally {
      writing.unlock();
    }
  }

  private <T> T write(Function<Changes, T> change) {
    return locked(
        () -> {
          try (Changes changes = store.change()) {
            T result = change.apply(changes);
            documents.write(changes);
            return result;
          } finally {
            documents.forgetPending();
          }
        });
  }

  @Override
  protected void handleUpdate(byte[] key, Document old, Document document) {
    Document ordered = walk == null ? document : walk.inOrder(document, idFieldOrDefault());
    write(changes -> documents.replace(key, () -> old, ordered, indexes.list(), changes));
  }

  @Override
  public void removeDocument(Document document) {
    write(
        changes -> {
          documents.remove(document, indexes.list(), changes);
          return true;
        });
  }

  @Override
  protected QueryResult queryDocuments(
      Document filter,
      @Nullable Document sort,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document fields) {
    Query query = Query.of(filter).sortedBy(sort);
    if (writing.isHeldByCurrentThread() && walk != null) {
      FoundDocuments found = find(query.cut(skip, walk.onlyFirst ? 1 : limit));
      walk.open.add(found);
      return new QueryResult(found::documents);
    }
    List<Document> all = new ArrayList<>();
    try (FoundDocuments found = find(query.cut(skip, limit))) {
      found.documents().forEachRemaining(all::add);
    }
    return new QueryResult(project(all, fields));
  }

  @Override
  public void renameTo(MongoDatabase newDatabase, String newName) {
    locked(
        () -> {
          catalog.rename(getFullName(), newDatabase.getDatabaseName() + "." + newName);
          super.renameTo(newDatabase, newName);
          return true;
        });
  }

  @Override
  public void drop() {
    locked(
        () -> {
          indexes.dropWithCollection();
          return true;
        });
  }

  @Override
  DocumentTree documents() {
    return documents;
  }
}

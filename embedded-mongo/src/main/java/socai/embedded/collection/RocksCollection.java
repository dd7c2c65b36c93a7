package socai.embedded.collection;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import socai.embedded.index.SortKeys;
import socai.embedded.plan.Query;
import socai.embedded.projection.Projection;
import socai.embedded.query.Found;
import socai.embedded.query.FoundDocuments;
import socai.embedded.query.QueryCounters;
import socai.embedded.store.Changes;
import socai.embedded.store.Store;
import socai.embedded.update.Update;

/**
 * A collection. Writers take turns; readers never wait for them, each sees the collection as it was
 * when it began.
 */
public final class RocksCollection extends KeyedCollection {
  private final Store store;
  private final Catalog catalog;
  private final QueryCounters counters;
  private final DocumentTree documents;
  private final CollectionIndexes indexes;
  private final ReentrantLock writing = new ReentrantLock();

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
    SortKeys.check(query.sort());
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
    // The library asks for this of its own lists only, and never with filters for arrays.
    return update(selector, update, List.of(), isMulti, isUpsert);
  }

  /**
   * Updates what matches, each document for itself.
   *
   * @return the reply: {@code n}, {@code nModified}, and {@code upserted} if a document was
   *     inserted
   * @throws MongoServerError if it is refused; what was updated before stays so
   */
  public Document update(
      Document filter,
      Document update,
      List<Document> arrayFilters,
      boolean isMulti,
      boolean isUpsert) {
    return locked(() -> updates(filter, update, arrayFilters).run(isMulti, isUpsert));
  }

  @Override
  public Document findAndModify(Document command) {
    return locked(() -> new FindAndModify(this, command).run());
  }

  /**
   * Puts documents in the place of all there are; its indexes stay.
   *
   * @throws MongoServerError at the first that is refused; those before it are there
   */
  public void replaceAll(List<Document> all) {
    locked(
        () -> {
          deleteDocuments(new Document(), 0, NoopOplog.get());
          all.forEach(this::addDocument);
          return true;
        });
  }

  /** Updates of this collection; the caller holds the writers' lock. */
  Updates updates(Document filter, Document update, List<Document> arrayFilters) {
    return new Updates(this, filter, Update.of(update, arrayFilters));
  }

  /**
   * Puts a document in the place of one that was found, which has the same id.
   *
   * @return whether anything changed, be it the type of a number
   */
  boolean replace(Found old, Document document) {
    return write(
        changes ->
            documents.replace(
                documents.keyOf(document), old::document, document, indexes.list(), changes));
  }

  @Override
  public int deleteDocuments(Document selector, int limit, Oplog oplog) {
    return locked(
        () -> {
          int deleted = 0;
          try (FoundDocuments found = find(Query.of(selector).cut(0, Math.max(0, limit)))) {
            while (found.hasNext()) {
              removeDocument(found.next().document());
              deleted++;
            }
          }
          return deleted;
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
    write(changes -> documents.replace(key, () -> old, document, indexes.list(), changes));
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
    List<Document> all = new ArrayList<>();
    try (FoundDocuments found = find(query.cut(skip, limit))) {
      found.documents().forEachRemaining(all::add);
    }
    if (fields != null && !fields.isEmpty()) {
      Projection projection = Projection.of(fields, filter);
      all.replaceAll(projection::of);
    }
    return new QueryResult(all);
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

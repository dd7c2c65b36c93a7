package socai.embedded.server;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.InvalidIdFieldError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import socai.embedded.index.IndexDefinition;
import socai.embedded.query.Found;
import socai.embedded.query.FoundDocuments;
import socai.embedded.query.Query;
import socai.embedded.query.QueryCounters;
import socai.embedded.store.Catalog;
import socai.embedded.store.Changes;
import socai.embedded.store.Store;

/**
 * A collection. Writers take turns; readers never wait for them, each sees the collection as it was
 * when it began. What an update makes of a document is the library's; where it is found and how it
 * is kept is ours.
 */
final class RocksCollection extends AbstractMongoCollection<byte[]> {
  private static final int WRITE_BYTES = 1 << 20;

  private final Store store;
  private final Catalog catalog;
  private final QueryCounters counters;
  private final DocumentTree documents;
  private final CollectionIndexes indexes;
  private final ReentrantLock writing = new ReentrantLock();

  /** What the running update or delete walks over; guarded by {@link #writing}. */
  private @Nullable Walk walk;

  RocksCollection(
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

  /** The documents and queries of one update or delete. */
  private static final class Walk {
    final boolean onlyFirst;
    final List<FoundDocuments> open = new ArrayList<>();

    Walk(boolean onlyFirst) {
      this.onlyFirst = onlyFirst;
    }
  }

  CollectionIndexes indexes() {
    return indexes;
  }

  /** The lock that every writer of the collection holds. */
  ReentrantLock writing() {
    return writing;
  }

  /** Starts a query; the answer must be read to its end or closed. */
  FoundDocuments find(Query query) {
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

  /** What a projection makes of a document. */
  Document project(Document found, Document fields) {
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

  /** Told of each document that was refused. */
  @FunctionalInterface
  interface Refused {
    void at(int index, MongoServerError error);
  }

  /** Inserts documents, each for itself; the first refusal ends it if {@code ordered}. */
  void insert(List<Document> all, boolean ordered, Refused refused) {
    locked(
        () -> {
          int index = 0;
          while (index < all.size()) {
            try (Changes changes = store.change()) {
              index = insertSome(all, index, ordered, refused, changes);
            } finally {
              documents.forgetPending();
            }
          }
          return index;
        });
  }

  /** Fills one write; returns where to go on. */
  private int insertSome(
      List<Document> all, int first, boolean ordered, Refused refused, Changes changes) {
    int index = first;
    try {
      for (; index < all.size() && changes.size() < WRITE_BYTES; index++) {
        try {
          documents.insert(withId(all.get(index)), indexes.list(), changes);
        } catch (MongoServerError error) {
          refused.at(index, error);
          if (ordered) {
            return all.size();
          }
        }
      }
      return index;
    } finally {
      documents.write(changes); // also when a later document was refused
    }
  }

  private Document withId(Document document) {
    String idField = getIdField();
    if (idField == null) {
      return document;
    }
    document.computeIfAbsent(idField, name -> new ObjectId());
    Object id = document.get(idField);
    if (id instanceof Collection<?>) {
      throw new InvalidIdFieldError("The '_id' value cannot be of type array");
    }
    if (document.keySet().iterator().next().equals(idField)) {
      return document;
    }
    Document idFirst = new Document(idField, id);
    idFirst.putAll(document);
    return idFirst;
  }

  @Override
  public Document updateDocuments(
      Document selector,
      Document update,
      ArrayFilters arrayFilters,
      boolean isMulti,
      boolean isUpsert,
      Oplog oplog) {
    return walking(
        !isMulti,
        () -> super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog));
  }

  @Override
  public Document findAndModify(Document query) {
    return walking(true, () -> super.findAndModify(query));
  }

  @Override
  public int deleteDocuments(Document selector, int limit, Oplog oplog) {
    return walking(limit == 1, () -> super.deleteDocuments(selector, limit, oplog));
  }

  private <T> T walking(boolean onlyFirst, Supplier<T> work) {
    return locked(
        () -> {
          Walk own = new Walk(onlyFirst);
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

  private void write(Consumer<Changes> change) {
    locked(
        () -> {
          try (Changes changes = store.change()) {
            change.accept(changes);
            documents.write(changes);
          } finally {
            documents.forgetPending();
          }
          return true;
        });
  }

  @Override
  protected void handleUpdate(byte[] key, Document old, Document document) {
    write(changes -> documents.replace(key, old, document, indexes.list(), changes));
  }

  @Override
  public void removeDocument(Document document) {
    write(changes -> documents.remove(document, indexes.list(), changes));
  }

  @Override
  protected byte[] findDocumentPosition(Document document) {
    return documents.keyOf(document);
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
      return new QueryResult(() -> documentsOf(found));
    }
    List<Document> all = new ArrayList<>();
    try (FoundDocuments found = find(query.cut(skip, limit))) {
      documentsOf(found).forEachRemaining(all::add);
    }
    return new QueryResult(project(all, fields));
  }

  static Iterator<Document> documentsOf(Iterator<Found> found) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return found.hasNext();
      }

      @Override
      public Document next() {
        return found.next().document();
      }
    };
  }

  @Override
  public Document handleDistinct(Document command) {
    String field = (String) command.get("key");
    Set<Object> values = new TreeSet<>(ValueComparator.ascWithoutListHandling());
    try (FoundDocuments found = find(Query.of((Document) command.get("query")))) {
      while (found.hasNext()) {
        Object value = Utils.getSubdocumentValueCollectionAware(found.next().document(), field);
        if (value instanceof Collection<?> several) {
          several.stream().filter(each -> !(each instanceof Missing)).forEach(values::add);
        } else if (!(value instanceof Missing)) {
          values.add(value);
        }
      }
    }
    return new Document("values", values).append("ok", 1.0);
  }

  @Override
  public int count(@Nullable Document filter, int skip, int limit) {
    if (filter == null || filter.isEmpty()) {
      int rest = Math.max(0, count() - skip);
      return limit > 0 ? Math.min(limit, rest) : rest;
    }
    int count = 0;
    try (FoundDocuments found = find(Query.of(filter).cut(skip, Math.max(0, limit)))) {
      for (; found.hasNext(); found.next()) {
        count++;
      }
    }
    return count;
  }

  @Override
  public int count() {
    return Math.toIntExact(documents.tally().documents());
  }

  @Override
  protected int getDataSize() {
    return (int) Math.min(Integer.MAX_VALUE, documents.tally().bytes());
  }

  @Override
  public List<Index<byte[]>> getIndexes() {
    List<Index<byte[]>> handles = new ArrayList<>();
    handles.add(new IndexHandle(IndexDefinition.ofId(idFieldOrDefault())));
    indexes.list().forEach(index -> handles.add(new IndexHandle(index.definition())));
    return handles;
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

  // The library's own ways to the documents, which nothing here takes.

  @Override
  public void addIndex(Index<byte[]> index) {
    throw new UnsupportedOperationException("indexes are made by CollectionIndexes");
  }

  @Override
  protected QueryResult matchDocuments(
      Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
    return queryDocuments(query, orderBy, skip, limit, batchSize, fields);
  }

  @Override
  protected @Nullable Document getDocument(byte[] key) {
    return documents.get(key);
  }

  @Override
  protected byte[] addDocumentInternal(Document document) {
    addDocument(document);
    return documents.keyOf(document);
  }

  @Override
  protected void removeDocument(byte[] key) {
    Document document = documents.get(key);
    if (document != null) {
      removeDocument(document);
    }
  }

  @Override
  protected void updateDataSize(int sizeDelta) {
    // the tally is kept with each write
  }

  @Override
  protected Stream<DocumentWithPosition<byte[]>> streamAllDocumentsWithPosition() {
    throw new UnsupportedOperationException("documents are found by their key");
  }

  private String idFieldOrDefault() {
    String field = getIdField();
    return field == null ? "_id" : field;
  }
}

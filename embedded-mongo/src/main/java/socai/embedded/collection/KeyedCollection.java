package socai.embedded.collection;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import socai.embedded.index.IndexDefinition;
import socai.embedded.plan.Query;
import socai.embedded.query.FoundDocuments;

/**
 * The library's collection with the key of a document as its position. Of the library's own ways to
 * the documents it keeps those that need no list of indexes; the others are closed.
 */
abstract class KeyedCollection extends AbstractMongoCollection<byte[]> {

  KeyedCollection(
      MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
    super(database, name, options, cursors);
  }

  abstract DocumentTree documents();

  abstract CollectionIndexes indexes();

  /** Starts a query; the answer must be read to its end or closed. */
  abstract FoundDocuments find(Query query);

  @Override
  public int count() {
    return Math.toIntExact(documents().tally().documents());
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
  public List<Index<byte[]>> getIndexes() {
    List<Index<byte[]>> handles = new ArrayList<>();
    handles.add(new IndexHandle(IndexDefinition.ofId(idFieldOrDefault())));
    indexes().list().forEach(index -> handles.add(new IndexHandle(index.definition())));
    return handles;
  }

  String idFieldOrDefault() {
    String field = getIdField();
    return field == null ? "_id" : field;
  }

  @Override
  protected int getDataSize() {
    return (int) Math.min(Integer.MAX_VALUE, documents().tally().bytes());
  }

  @Override
  protected byte[] findDocumentPosition(Document document) {
    return documents().keyOf(document);
  }

  @Override
  protected @Nullable Document getDocument(byte[] key) {
    return documents().get(key);
  }

  @Override
  protected QueryResult matchDocuments(
      Document query, Document sort, int skip, int limit, int batchSize, Document fields) {
    return queryDocuments(query, sort, skip, limit, batchSize, fields);
  }

  @Override
  protected void updateDataSize(int sizeDelta) {
    // the tally is kept with each write
  }

  @Override
  protected byte[] addDocumentInternal(Document document) {
    throw closed();
  }

  @Override
  protected void removeDocument(byte[] key) {
    throw closed();
  }

  @Override
  public void addIndex(Index<byte[]> index) {
    throw closed();
  }

  @Override
  protected Stream<DocumentWithPosition<byte[]>> streamAllDocumentsWithPosition() {
    throw closed();
  }

  private static UnsupportedOperationException closed() {
    return new UnsupportedOperationException("documents and indexes are kept by our own classes");
  }
}

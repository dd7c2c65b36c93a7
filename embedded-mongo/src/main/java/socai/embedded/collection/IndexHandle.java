package socai.embedded.collection;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import socai.embedded.index.IndexDefinition;

/**
 * Shows an index to those parts of mongo-java-server that only want to know about it ({@code
 * $merge}, {@code $indexStats}). The collection itself keeps the entries.
 */
final class IndexHandle extends Index<byte[]> {
  private final boolean unique;

  IndexHandle(IndexDefinition definition) {
    super(
        definition.name(),
        definition.fields().stream()
            .map(field -> new IndexKey(field.path(), !field.descending()))
            .toList(),
        definition.sparse());
    this.unique = definition.unique();
  }

  @Override
  public boolean isUnique() {
    return unique;
  }

  @Override
  public boolean canHandle(Document query) {
    return false;
  }

  @Override
  public byte[] getPosition(Document document) {
    throw notHere();
  }

  @Override
  public void checkAdd(Document document, MongoCollection<byte[]> collection) {
    throw notHere();
  }

  @Override
  public void add(Document document, byte[] position, MongoCollection<byte[]> collection) {
    throw notHere();
  }

  @Override
  public byte[] remove(Document document) {
    throw notHere();
  }

  @Override
  public Iterable<byte[]> getPositions(Document query) {
    throw notHere();
  }

  @Override
  public long getCount() {
    throw notHere();
  }

  @Override
  public long getDataSize() {
    throw notHere();
  }

  @Override
  public void checkUpdate(
      Document oldDocument, Document newDocument, MongoCollection<byte[]> collection) {
    throw notHere();
  }

  @Override
  public void updateInPlace(
      Document oldDocument,
      Document newDocument,
      byte[] position,
      MongoCollection<byte[]> collection) {
    throw notHere();
  }

  @Override
  public void drop() {
    throw notHere();
  }

  private static UnsupportedOperationException notHere() {
    return new UnsupportedOperationException("the collection keeps its entries itself");
  }
}

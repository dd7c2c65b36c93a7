package socai.embedded.collection;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import socai.embedded.bson.StoredBson;
import socai.embedded.index.IndexDefinition;
import socai.embedded.index.SecondaryIndex;
import socai.embedded.key.KeyRange;
import socai.embedded.key.KeyWriter;
import socai.embedded.store.Changes;
import socai.embedded.store.KeyScan;
import socai.embedded.store.Store;
import socai.embedded.store.View;

/**
 * The secondary indexes of a collection. They are made and dropped while the collection's writers
 * stand still; readers go on.
 */
public final class CollectionIndexes {
  private static final int WRITE_BYTES = 1 << 20;
  private static final int INDEX_OPTIONS_CONFLICT = 85;
  private static final int INDEX_KEY_SPECS_CONFLICT = 86;

  private final Supplier<String> namespace;
  private final Store store;
  private final Catalog catalog;
  private final DocumentTree documents;
  private final ReadWriteLock listAndView = new ReentrantReadWriteLock();
  private volatile List<SecondaryIndex> list;

  CollectionIndexes(
      Supplier<String> namespace, Store store, Catalog catalog, DocumentTree documents) {
    this.namespace = namespace;
    this.store = store;
    this.catalog = catalog;
    this.documents = documents;
    this.list = List.copyOf(catalog.indexes(namespace.get()));
  }

  /**
   * Indexes and a view of the store that belong together.
   *
   * @param indexes those that are complete in the view
   * @param view to be closed by whoever asked
   */
  record Seen(List<SecondaryIndex> indexes, View view) {}

  /** The indexes there are now, the oldest first. */
  public List<SecondaryIndex> list() {
    return list;
  }

  Seen see() {
    listAndView.readLock().lock();
    try {
      return new Seen(list, store.view());
    } finally {
      listAndView.readLock().unlock();
    }
  }

  /**
   * Makes an index, unless there is the same already. The caller holds the writers' lock.
   *
   * @return whether it is new
   * @throws MongoServerError if another has its name or its fields, or if two documents collide
   */
  public boolean create(IndexDefinition definition) {
    if (isThere(definition)) {
      return false;
    }
    SecondaryIndex index = catalog.newIndex(definition);
    try {
      build(index);
    } catch (RuntimeException e) {
      store.deleteAll(index.all());
      throw e;
    }
    List<SecondaryIndex> longer = new ArrayList<>(list);
    longer.add(index);
    replace(longer);
    return true;
  }

  /** Drops those that are meant; returns how many. The caller holds the writers' lock. */
  public int drop(Predicate<IndexDefinition> meant) {
    List<SecondaryIndex> dropped =
        list.stream().filter(index -> meant.test(index.definition())).toList();
    replace(list.stream().filter(index -> !dropped.contains(index)).toList());
    dropped.forEach(index -> catalog.drop(namespace.get(), index));
    return dropped.size();
  }

  /** Drops all, and the documents too. The caller holds the writers' lock. */
  void dropWithCollection() {
    drop(definition -> true);
    catalog.dropCollection(namespace.get());
  }

  private void replace(List<SecondaryIndex> indexes) {
    listAndView.writeLock().lock();
    try {
      list = List.copyOf(indexes);
    } finally {
      listAndView.writeLock().unlock();
    }
  }

  private boolean isThere(IndexDefinition definition) {
    Optional<IndexDefinition> sameName =
        list.stream()
            .map(SecondaryIndex::definition)
            .filter(known -> known.name().equals(definition.name()))
            .findFirst();
    if (sameName.isPresent()) {
      if (sameName.get().describe().equals(definition.describe())) {
        return true;
      }
      throw new MongoServerError(
          INDEX_KEY_SPECS_CONFLICT,
          "IndexKeySpecsConflict",
          "An existing index has the same name as the requested index but is different: "
              + definition.name());
    }
    list.stream()
        .map(SecondaryIndex::definition)
        .filter(definition::hasFieldsOf)
        .findFirst()
        .ifPresent(
            known -> {
              throw new MongoServerError(
                  INDEX_OPTIONS_CONFLICT,
                  "IndexOptionsConflict",
                  "Index already exists with a different name: " + known.name());
            });
    return false;
  }

  private void build(SecondaryIndex index) {
    KeyRange all = KeyRange.ofPrefix(new KeyWriter().int32(documents.number()).toBytes());
    try (View view = store.view();
        KeyScan scan = view.scan(List.of(all), false)) {
      boolean more = true;
      while (more) {
        try (Changes changes = store.change()) {
          more = buildSome(index, scan, changes);
          if (!more) {
            // Only now does a restart find it, complete.
            catalog.put(namespace.get(), index, index.repeatedFields(), changes);
          }
          store.write(changes);
        }
      }
    }
  }

  private boolean buildSome(SecondaryIndex index, KeyScan scan, Changes changes) {
    while (changes.size() < WRITE_BYTES) {
      if (!scan.next()) {
        return false;
      }
      Document document = StoredBson.decode(scan.value());
      documents.addEntries(index, document, changes);
    }
    return true;
  }
}

package socai.embedded.collection;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import socai.embedded.bson.StoredBson;
import socai.embedded.index.SecondaryIndex;
import socai.embedded.key.KeyWriter;
import socai.embedded.store.Changes;
import socai.embedded.store.Store;

/**
 * The documents of a collection and what the indexes hold of them, changed together. Each method
 * adds to some changes, or throws and has added nothing. One caller at a time.
 */
final class DocumentTree {
  private static final int LARGEST_DOCUMENT = 16 << 20;
  private static final int BSON_OBJECT_TOO_LARGE = 10334;

  private final Supplier<String> namespace;
  private final Store store;
  private final Catalog catalog;
  private final int tree;
  private final @Nullable String idField;
  private volatile Tally tally;
  private Tally pending;

  /** Indexes whose repeated fields the catalogue does not know yet. */
  private final Set<SecondaryIndex> unsaved = new HashSet<>();

  DocumentTree(Supplier<String> namespace, Store store, Catalog catalog, @Nullable String idField) {
    this.namespace = namespace;
    this.store = store;
    this.catalog = catalog;
    this.idField = idField;
    this.tree = catalog.collection(namespace.get());
    this.tally = Tally.of(store.get(Tally.key(tree)));
    this.pending = tally;
  }

  int number() {
    return tree;
  }

  Tally tally() {
    return tally;
  }

  /** The key of a document, without the tree. */
  byte[] keyOf(Document document) {
    // The library keeps one list of its own whose documents have no key: any will do.
    return KeyWriter.bytesOf(idField == null ? new ObjectId() : document.get(idField));
  }

  /** The document under a key, null if there is none. */
  @Nullable Document get(byte[] key) {
    byte[] bson = store.get(inTree(key));
    return bson == null ? null : StoredBson.decode(bson);
  }

  void insert(Document document, List<SecondaryIndex> indexes, Changes changes) {
    byte[] key = keyOf(document);
    byte[] bson = encode(document);
    if (changes.get(inTree(key)) != null) {
      String value = idField == null ? "" : Json.toCompactJsonValue(document.get(idField));
      throw new DuplicateKeyError(
          namespace.get(), "_id_ dup key: { " + idField + ": " + value + " }");
    }
    List<SecondaryIndex.Entries> entries =
        indexes.stream().map(index -> index.entriesOf(document, key)).toList();
    for (int i = 0; i < indexes.size(); i++) {
      refuseDuplicates(indexes.get(i), entries.get(i), key, changes);
    }
    for (int i = 0; i < indexes.size(); i++) {
      put(indexes.get(i), entries.get(i), Map.of(), changes);
    }
    changes.put(inTree(key), bson);
    pending = pending.plus(1, bson.length);
  }

  /**
   * Puts {@code document} under {@code key}, unless it stands there byte for byte.
   *
   * @param old asked for only if there are indexes
   * @return whether anything changes
   */
  boolean replace(
      byte[] key,
      Supplier<Document> old,
      Document document,
      List<SecondaryIndex> indexes,
      Changes changes) {
    byte[] bson = encode(document);
    byte[] stored = changes.get(inTree(key));
    if (Arrays.equals(bson, stored)) {
      return false;
    }
    List<SecondaryIndex.Entries> entries =
        indexes.stream().map(index -> index.entriesOf(document, key)).toList();
    for (int i = 0; i < indexes.size(); i++) {
      refuseDuplicates(indexes.get(i), entries.get(i), key, changes);
    }
    for (int i = 0; i < indexes.size(); i++) {
      SecondaryIndex.Entries before = indexes.get(i).entriesOf(old.get(), key);
      Map<SecondaryIndex.Key, ?> after = entries.get(i).keys();
      put(indexes.get(i), entries.get(i), before.keys(), changes);
      before.keys().keySet().stream()
          .filter(entry -> !after.containsKey(entry))
          .forEach(gone -> changes.delete(gone.bytes()));
    }
    changes.put(inTree(key), bson);
    pending = pending.plus(0, bson.length - (stored == null ? 0 : stored.length));
    return true;
  }

  void remove(Document document, List<SecondaryIndex> indexes, Changes changes) {
    byte[] key = keyOf(document);
    byte[] stored = changes.get(inTree(key));
    if (stored == null) {
      return;
    }
    for (SecondaryIndex index : indexes) {
      index.entriesOf(document, key).keys().keySet().forEach(gone -> changes.delete(gone.bytes()));
    }
    changes.delete(inTree(key));
    pending = pending.plus(-1, -stored.length);
  }

  /** Adds what an index holds of a document that is there already. */
  void addEntries(SecondaryIndex index, Document document, Changes changes) {
    byte[] key = keyOf(document);
    SecondaryIndex.Entries entries = index.entriesOf(document, key);
    refuseDuplicates(index, entries, key, changes);
    index.addRepeated(entries.repeatedFields());
    entries.keys().keySet().forEach(entry -> changes.put(entry.bytes(), entries.value()));
  }

  /** Writes the changes and the tally that goes with them, as one. */
  void write(Changes changes) {
    if (!changes.isEmpty()) {
      changes.put(Tally.key(tree), pending.toBytes());
      store.write(changes);
      tally = pending;
      unsaved.clear();
    }
  }

  /** Forgets what was counted for changes that will not be written. */
  void forgetPending() {
    pending = tally;
  }

  private void refuseDuplicates(
      SecondaryIndex index, SecondaryIndex.Entries entries, byte[] key, Changes changes) {
    if (!index.definition().unique()) {
      return;
    }
    for (Map.Entry<SecondaryIndex.Key, @Nullable Object[]> entry : entries.keys().entrySet()) {
      byte[] holder = changes.get(entry.getKey().bytes());
      if (holder != null && !Arrays.equals(holder, key)) {
        throw new DuplicateKeyError(
            namespace.get(),
            index.definition().name() + " dup key: " + index.describe(entry.getValue()));
      }
    }
  }

  private void put(
      SecondaryIndex index,
      SecondaryIndex.Entries entries,
      Map<SecondaryIndex.Key, ?> known,
      Changes changes) {
    long repeated = index.repeatedFields() | entries.repeatedFields();
    if (repeated != index.repeatedFields()) {
      index.addRepeated(repeated); // before the entries can be seen: plans depend on it
      unsaved.add(index);
    }
    if (unsaved.contains(index)) {
      catalog.put(namespace.get(), index, repeated, changes);
    }
    entries.keys().keySet().stream()
        .filter(added -> !known.containsKey(added))
        .forEach(added -> changes.put(added.bytes(), entries.value()));
  }

  private byte[] inTree(byte[] key) {
    return new KeyWriter().int32(tree).raw(key).toBytes();
  }

  private static byte[] encode(Document document) {
    byte[] bson = StoredBson.encode(document);
    if (bson.length > LARGEST_DOCUMENT) {
      throw new MongoServerError(
          BSON_OBJECT_TOO_LARGE,
          "BSONObjectTooLarge",
          "a document of " + bson.length + " bytes; the largest allowed has " + LARGEST_DOCUMENT);
    }
    return bson;
  }
}

package socai.embedded.collection;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import socai.embedded.bson.Fields;
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
 * Which trees of keys there are: one per collection for its documents, one per index. Kept in tree
 * 0 of the store itself, so that a change of the catalogue and of the data can be one write.
 * Thread-safe.
 */
public final class Catalog {
  private static final int OWN_TREE = 0;
  private static final int FIRST_FREE_TREE = 16; // the trees below are for what is yet to come
  private static final byte[] NEXT_TREE = key("next-tree", "");
  private static final String COLLECTION = "collection";
  private static final String INDEX = "index";

  private final Store store;
  private final Map<String, Integer> collections = new ConcurrentSkipListMap<>();
  private int nextTree = FIRST_FREE_TREE;

  /** Reads the catalogue of a store. Cost: one read per collection. */
  public Catalog(Store store) {
    this.store = store;
    byte[] next = store.get(NEXT_TREE);
    if (next != null) {
      nextTree = (int) Fields.number(StoredBson.decode(next), "tree");
    }
    try (View view = store.view();
        KeyScan scan = view.scan(List.of(KeyRange.ofPrefix(key(COLLECTION, ""))), false)) {
      while (scan.next()) {
        Document record = StoredBson.decode(scan.value());
        collections.put(Fields.text(record, "ns"), (int) Fields.number(record, "tree"));
      }
    }
  }

  /**
   * A collection as some view of the store has it.
   *
   * @param namespace database and collection
   * @param tree its documents
   * @param indexes in the order in which they were made
   */
  public record Listed(String namespace, int tree, List<SecondaryIndex> indexes) {}

  /** All collections in a view of the store, the library's own too. */
  public static List<Listed> listed(View view) {
    List<Listed> listed = new ArrayList<>();
    try (KeyScan scan = view.scan(List.of(KeyRange.ofPrefix(key(COLLECTION, ""))), false)) {
      while (scan.next()) {
        Document record = StoredBson.decode(scan.value());
        String namespace = Fields.text(record, "ns");
        listed.add(
            new Listed(namespace, (int) Fields.number(record, "tree"), indexes(namespace, view)));
      }
    }
    return listed;
  }

  /** The field whose value is a document's key; null where the library keeps a list without. */
  public static @Nullable String idFieldOf(String namespace) {
    return switch (namespace.substring(namespace.indexOf('.') + 1)) {
      case "system.namespaces" -> "name";
      case "system.indexes" -> null;
      default -> "_id";
    };
  }

  /**
   * Deletes what lies in trees that are not in the catalogue: an index whose making was cut short,
   * or a drop that was. To be called before anybody makes an index.
   */
  public synchronized void deleteLeftovers() {
    Set<Integer> known = new HashSet<>();
    try (View view = store.view()) {
      for (Listed listed : listed(view)) {
        known.add(listed.tree());
        listed.indexes().forEach(index -> known.add(index.tree()));
      }
      for (int tree = FIRST_FREE_TREE; tree < nextTree; tree++) {
        KeyRange all = KeyRange.ofPrefix(new KeyWriter().int32(tree).toBytes());
        if (!known.contains(tree) && holdsAny(view, all)) {
          store.deleteAll(all);
        }
      }
    }
  }

  private static boolean holdsAny(View view, KeyRange range) {
    try (KeyScan scan = view.scan(List.of(range), false)) {
      return scan.next();
    }
  }

  /** The databases that have collections. */
  public synchronized Set<String> databases() {
    Set<String> names = new TreeSet<>();
    collections.keySet().forEach(ns -> names.add(ns.substring(0, ns.indexOf('.'))));
    return names;
  }

  /** The tree of a collection's documents, made when there is none. */
  public synchronized int collection(String namespace) {
    Integer known = collections.get(namespace);
    if (known != null) {
      return known;
    }
    try (Changes changes = store.change()) {
      int tree = newTree(changes);
      putCollection(namespace, tree, changes);
      if (!store.isReadOnly()) { // where it is, the library's lists are of no use and stay empty
        store.write(changes);
      }
      collections.put(namespace, tree);
      return tree;
    }
  }

  /** The indexes of a collection, in the order in which they were made. */
  public List<SecondaryIndex> indexes(String namespace) {
    try (View view = store.view()) {
      return indexes(namespace, view);
    }
  }

  private static List<SecondaryIndex> indexes(String namespace, View view) {
    List<SecondaryIndex> indexes = new ArrayList<>();
    try (KeyScan scan = view.scan(List.of(KeyRange.ofPrefix(indexKey(namespace, ""))), false)) {
      while (scan.next()) {
        Document record = StoredBson.decode(scan.value());
        indexes.add(
            new SecondaryIndex(
                IndexDefinition.of(Fields.document(record, "definition")),
                (int) Fields.number(record, "tree"),
                Fields.number(record, "repeated")));
      }
    }
    indexes.sort((a, b) -> Integer.compare(a.tree(), b.tree()));
    return indexes;
  }

  /** A tree for an index that is not yet in the catalogue. */
  public synchronized SecondaryIndex newIndex(IndexDefinition definition) {
    try (Changes changes = store.change()) {
      int tree = newTree(changes);
      store.write(changes);
      return new SecondaryIndex(definition, tree, 0);
    }
  }

  /** Adds to some changes that the catalogue has the index as it is now. */
  public void put(String namespace, SecondaryIndex index, long repeatedFields, Changes changes) {
    changes.put(
        indexKey(namespace, index.definition().name()),
        StoredBson.encode(
            new Document("tree", index.tree())
                .append("repeated", repeatedFields)
                .append("definition", index.definition().describe())));
  }

  /** Takes an index out and deletes its entries. */
  public void drop(String namespace, SecondaryIndex index) {
    try (Changes changes = store.change()) {
      changes.delete(indexKey(namespace, index.definition().name()));
      store.write(changes);
    }
    store.deleteAll(index.all());
  }

  /** Gives a collection and its indexes another name, as one write. */
  public synchronized void rename(String namespace, String newName) {
    Integer tree = collections.get(namespace);
    if (tree == null) {
      return;
    }
    try (Changes changes = store.change()) {
      changes.delete(key(COLLECTION, namespace));
      putCollection(newName, tree, changes);
      for (SecondaryIndex index : indexes(namespace)) {
        changes.delete(indexKey(namespace, index.definition().name()));
        put(newName, index, index.repeatedFields(), changes);
      }
      store.write(changes);
    }
    collections.remove(namespace);
    collections.put(newName, tree);
  }

  /** Takes a collection out and deletes its documents; its indexes must be dropped before. */
  public synchronized void dropCollection(String namespace) {
    Integer tree = collections.remove(namespace);
    if (tree == null) {
      return;
    }
    try (Changes changes = store.change()) {
      changes.delete(key(COLLECTION, namespace));
      changes.delete(Tally.key(tree));
      store.write(changes);
    }
    store.deleteAll(KeyRange.ofPrefix(new KeyWriter().int32(tree).toBytes()));
  }

  private static void putCollection(String namespace, int tree, Changes changes) {
    changes.put(
        key(COLLECTION, namespace),
        StoredBson.encode(new Document("ns", namespace).append("tree", tree)));
  }

  private int newTree(Changes changes) {
    int tree = nextTree++;
    changes.put(NEXT_TREE, StoredBson.encode(new Document("tree", nextTree)));
    return tree;
  }

  private static byte[] indexKey(String namespace, String name) {
    // No namespace contains a NUL, so no other collection's indexes begin like this.
    return key(INDEX, namespace + "\0" + name);
  }

  private static byte[] key(String kind, String name) {
    return new KeyWriter()
        .int32(OWN_TREE)
        .raw((kind + "\0" + name).getBytes(StandardCharsets.UTF_8))
        .toBytes();
  }
}

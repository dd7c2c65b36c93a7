package socai.embedded.index;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import socai.embedded.key.KeyRange;
import socai.embedded.key.KeyWriter;
import socai.embedded.match.Filter;
import socai.embedded.value.EmptyArray;

/**
 * An index beside the documents: entries under {@code tree + fields} when unique, {@code tree +
 * fields + _id} otherwise, so that equal keys lie in the order of {@code _id}. A unique entry's
 * value is the document's key; any other entry's value says in four bytes how long that key is at
 * the entry's end.
 */
public final class SecondaryIndex {
  private final IndexDefinition definition;
  private final int tree;
  private final byte[] prefix;
  private final @Nullable Filter partial;

  // A bit per field: set, and durable, before the first entry that needs it can be seen.
  private volatile long repeatedFields;

  /** An index whose entries are in {@code tree}. */
  public SecondaryIndex(IndexDefinition definition, int tree, long repeatedFields) {
    this.definition = definition;
    this.tree = tree;
    this.prefix = new KeyWriter().int32(tree).toBytes();
    this.repeatedFields = repeatedFields;
    this.partial = definition.partial() == null ? null : Filter.of(definition.partial());
  }

  /** What the index is. */
  public IndexDefinition definition() {
    return definition;
  }

  /** The number of the tree that holds the entries. */
  public int tree() {
    return tree;
  }

  /** All entries. */
  public KeyRange all() {
    return KeyRange.ofPrefix(prefix);
  }

  /** Whether some document has several values in a field; once true, it stays. */
  public boolean isRepeated(int field) {
    return (repeatedFields & bit(field)) != 0;
  }

  /** A bit per field that {@link #isRepeated}. */
  public long repeatedFields() {
    return repeatedFields;
  }

  /** Adds to {@link #repeatedFields()}. */
  public void addRepeated(long fields) {
    repeatedFields |= fields;
  }

  /**
   * The entries of a document.
   *
   * @param documentKey the document's own key, without its tree
   */
  public Entries entriesOf(Document document, byte[] documentKey) {
    Map<Key, @Nullable Object[]> keys = new LinkedHashMap<>();
    long[] repeated = {0};
    if (covers(document)) {
      IndexKeys.each(
          definition.fields(),
          document,
          (values, throughArray) -> {
            for (int i = 0; i < throughArray.length; i++) {
              repeated[0] |= throughArray[i] ? bit(i) : 0;
            }
            if (!definition.sparse() || !allMissing(values)) {
              keys.put(new Key(keyOf(values, documentKey)), values);
            }
          });
    }
    return new Entries(keys, entryValue(documentKey), repeated[0]);
  }

  /** The document's key in an entry. */
  public byte[] documentKey(byte[] entryKey, byte[] entryValue) {
    if (definition.unique()) {
      return entryValue;
    }
    int length =
        (entryValue[0] & 0xFF) << 24
            | (entryValue[1] & 0xFF) << 16
            | (entryValue[2] & 0xFF) << 8
            | (entryValue[3] & 0xFF);
    return Arrays.copyOfRange(entryKey, entryKey.length - length, entryKey.length);
  }

  private boolean covers(Document document) {
    return partial == null || partial.matches(document);
  }

  private byte[] keyOf(@Nullable Object[] values, byte[] documentKey) {
    List<IndexField> fields = definition.fields();
    KeyWriter key = new KeyWriter().raw(prefix);
    for (int i = 0; i < values.length; i++) {
      key.value(values[i], fields.get(i).descending());
    }
    return definition.unique() ? key.toBytes() : key.raw(documentKey).toBytes();
  }

  private byte[] entryValue(byte[] documentKey) {
    return definition.unique() ? documentKey : new KeyWriter().int32(documentKey.length).toBytes();
  }

  /** The values of a key, as MongoDB names them in a message. */
  public String describe(@Nullable Object[] values) {
    StringBuilder text = new StringBuilder("{ ");
    for (int i = 0; i < values.length; i++) {
      Object value = values[i] instanceof Missing ? null : values[i];
      text.append(i == 0 ? "" : ", ")
          .append(definition.fields().get(i).path())
          .append(": ")
          .append(value instanceof EmptyArray ? "undefined" : Json.toCompactJsonValue(value));
    }
    return text.append(" }").toString();
  }

  private static boolean allMissing(@Nullable Object[] values) {
    return Arrays.stream(values).allMatch(value -> value instanceof Missing);
  }

  private static long bit(int field) {
    return 1L << field;
  }

  /**
   * The entries of one document.
   *
   * @param keys each key, with its values
   * @param value what each holds
   * @param repeatedFields a bit per field that went through an array
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Entries(Map<Key, @Nullable Object[]> keys, byte[] value, long repeatedFields) {}

  /** A key that can be looked up among keys. */
  @SuppressWarnings("ArrayRecordComponent") // equality is spelt out below
  public record Key(byte[] bytes) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }
}

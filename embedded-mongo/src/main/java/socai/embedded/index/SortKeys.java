package socai.embedded.index;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import socai.embedded.bson.PartialBson;
import socai.embedded.key.KeyWriter;

/**
 * Makes of documents the keys by which they are sorted in memory: those that an index over the same
 * fields would have, and of several the first, so that the order is the same with an index and
 * without.
 */
public final class SortKeys {
  private static final int BAD_VALUE = 2;

  private final List<IndexField> fields;
  private final Set<String> read;

  /**
   * Keys for a sort.
   *
   * @throws MongoServerError if a direction is neither 1 nor -1
   */
  public SortKeys(Document sort) {
    this.fields =
        sort.entrySet().stream()
            .filter(entry -> !entry.getKey().equals("$natural"))
            .map(SortKeys::field)
            .toList();
    this.read = fields.stream().map(field -> field.names().get(0)).collect(Collectors.toSet());
  }

  /**
   * Looks at a sort that an index may serve.
   *
   * @throws MongoServerError if it is none
   */
  public static void check(Document sort) {
    sort.entrySet().forEach(SortKeys::field);
  }

  private static IndexField field(Map.Entry<String, @Nullable Object> entry) {
    if (entry.getValue() instanceof Number direction && Math.abs(direction.doubleValue()) == 1) {
      return new IndexField(entry.getKey(), direction.doubleValue() < 0);
    }
    throw new MongoServerError(
        BAD_VALUE, "BadValue", "not supported by this embedded store: this order of a sort");
  }

  /**
   * The key of a stored document; compare it unsigned.
   *
   * @throws MongoServerError if two of the fields are different arrays
   */
  public byte[] of(byte[] bson) {
    return of(PartialBson.decode(bson, read));
  }

  /** The same of a document that is not stored. */
  public byte[] of(Document document) {
    byte[][] first = new byte[1][];
    try {
      IndexKeys.each(
          fields,
          document,
          (values, repeated) -> {
            byte[] key = key(values);
            if (first[0] == null || Arrays.compareUnsigned(key, first[0]) < 0) {
              first[0] = key;
            }
          });
    } catch (CannotIndexParallelArraysError e) {
      throw new MongoServerError(
          BAD_VALUE, "BadValue", "cannot sort with keys that are parallel arrays");
    }
    return first[0];
  }

  private byte[] key(@Nullable Object[] values) {
    KeyWriter key = new KeyWriter();
    for (int i = 0; i < values.length; i++) {
      key.value(values[i], fields.get(i).descending());
    }
    return key.toBytes();
  }
}

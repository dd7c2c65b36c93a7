package socai.embedded.index;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an index is, as its maker said it.
 *
 * @param name unique within the collection
 * @param fields at least one
 * @param unique whether no two documents may share a key
 * @param sparse whether documents that have none of the fields are left out
 * @param partial the filter that a document must match to be in the index
 */
public record IndexDefinition(
    String name,
    List<IndexField> fields,
    boolean unique,
    boolean sparse,
    @Nullable Document partial) {

  private static final int CANNOT_CREATE_INDEX = 67;

  private static final Set<String> UNDERSTOOD =
      Set.of(
          "key",
          "name",
          "unique",
          "sparse",
          "partialFilterExpression",
          "v",
          "ns",
          "background",
          "hidden");

  /**
   * Reads the description that a {@code createIndexes} command gives.
   *
   * @throws MongoServerError if it asks for what is not supported: nothing is ignored
   */
  public static IndexDefinition of(Document description) {
    for (String option : description.keySet()) {
      if (!UNDERSTOOD.contains(option)) {
        throw refused("the index option '" + option + "' is not supported by this store");
      }
    }
    if (isTrue(description.get("hidden"))) {
      throw refused("hidden indexes are not supported by this store");
    }
    Document key = (Document) description.get("key");
    if (key == null || key.isEmpty()) {
      throw refused("an index needs at least one field");
    }
    List<IndexField> fields = key.entrySet().stream().map(IndexDefinition::field).toList();
    return new IndexDefinition(
        String.valueOf(description.get("name")),
        fields,
        isTrue(description.get("unique")),
        isTrue(description.get("sparse")),
        (Document) description.get("partialFilterExpression"));
  }

  /** The index that every collection has: the documents themselves, in the order of their key. */
  public static IndexDefinition ofId(String idField) {
    return new IndexDefinition("_id_", List.of(new IndexField(idField, false)), true, false, null);
  }

  /** The description that {@code listIndexes} answers, and {@link #of} reads. */
  public Document describe() {
    Document key = new Document();
    fields.forEach(field -> key.put(field.path(), field.descending() ? -1 : 1));
    Document description = new Document("v", 2).append("key", key).append("name", name);
    if (unique) {
      description.put("unique", true);
    }
    if (sparse) {
      description.put("sparse", true);
    }
    if (partial != null) {
      description.put("partialFilterExpression", partial);
    }
    return description;
  }

  /** Whether another definition names the same fields in the same order and directions. */
  public boolean hasFieldsOf(IndexDefinition other) {
    return fields.equals(other.fields);
  }

  private static IndexField field(Map.Entry<String, @Nullable Object> entry) {
    String path = entry.getKey();
    if (path.contains("$")) {
      throw refused("wildcard indexes are not supported by this store: " + path);
    }
    if (!(entry.getValue() instanceof Number direction) || direction.doubleValue() == 0) {
      throw refused("indexes of type '" + entry.getValue() + "' are not supported by this store");
    }
    return new IndexField(path, direction.doubleValue() < 0);
  }

  private static MongoServerError refused(String why) {
    return new MongoServerError(CANNOT_CREATE_INDEX, "CannotCreateIndex", why);
  }

  private static boolean isTrue(@Nullable Object flag) {
    return flag instanceof Boolean bool ? bool : flag instanceof Number n && n.doubleValue() != 0;
  }
}

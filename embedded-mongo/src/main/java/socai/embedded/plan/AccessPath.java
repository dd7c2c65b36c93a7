package socai.embedded.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import socai.embedded.index.IndexDefinition;
import socai.embedded.index.IndexField;
import socai.embedded.index.SecondaryIndex;
import socai.embedded.key.KeyWriter;
import socai.embedded.value.FieldPath;

/**
 * A tree that a query may walk: the documents themselves, or an index.
 *
 * @param index null for the documents
 * @param prefix what all its keys begin with
 * @param fields what its keys are made of, in order
 * @param unique whether no two documents share all fields
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AccessPath(
    @Nullable SecondaryIndex index, byte[] prefix, List<Field> fields, boolean unique) {

  /**
   * One field of the keys.
   *
   * @param repeated whether a document may have several keys because of it
   */
  record Field(String path, boolean descending, boolean repeated) {
    /**
     * Whether the path names a position in an array. A query reads such a name as a field of the
     * array's documents too; the keys do not.
     */
    boolean hasPosition() {
      return FieldPath.of(path).names().stream().anyMatch(name -> FieldPath.position(name) >= 0);
    }
  }

  static AccessPath documents(int tree, String idField) {
    return new AccessPath(null, prefix(tree), List.of(new Field(idField, false, false)), true);
  }

  static AccessPath of(SecondaryIndex index, String idField) {
    IndexDefinition definition = index.definition();
    List<Field> fields = new ArrayList<>();
    boolean hasId = false;
    for (int i = 0; i < definition.fields().size(); i++) {
      IndexField field = definition.fields().get(i);
      fields.add(new Field(field.path(), field.descending(), index.isRepeated(i)));
      hasId |= field.path().equals(idField);
    }
    if (!definition.unique() && !hasId) {
      fields.add(new Field(idField, false, false)); // entries end with the document's key
    }
    return new AccessPath(index, prefix(index.tree()), fields, definition.unique());
  }

  boolean isRepeated() {
    return fields.stream().anyMatch(Field::repeated);
  }

  private static byte[] prefix(int tree) {
    return new KeyWriter().int32(tree).toBytes();
  }
}

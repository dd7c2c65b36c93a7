package socai.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;
import socai.embedded.key.KeyWriter;
import socai.embedded.store.Store;

/**
 * The one document with a given id, if it also matches the rest: one read, no snapshot, no walk.
 */
final class ById implements Source {
  private @Nullable Found found;

  private ById(@Nullable Found found) {
    this.found = found;
  }

  /** The source for a filter that names one id; null for any other. */
  static @Nullable ById of(Store store, int tree, String idField, Document filter) {
    if (!filter.containsKey(idField)) {
      return null;
    }
    for (Condition condition : Conditions.of(filter)) {
      if (condition.path().equals(idField)
          && condition.points()
          && condition.ranges().size() == 1) {
        byte[] key =
            new KeyWriter().int32(tree).raw(condition.ranges().get(0).point(false)).toBytes();
        byte[] bson = store.get(key);
        return new ById(bson == null ? null : new Matcher(filter).find(bson));
      }
    }
    return null;
  }

  @Override
  public @Nullable Found next() {
    Found one = found;
    found = null;
    return one;
  }

  @Override
  public void close() {
    found = null;
  }
}

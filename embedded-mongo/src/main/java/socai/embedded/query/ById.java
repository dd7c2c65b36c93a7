package socai.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;
import socai.embedded.key.KeyWriter;
import socai.embedded.plan.Planner;
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
    byte[] key = Planner.keyOfOne(idField, filter);
    if (key == null) {
      return null;
    }
    Matcher matcher = new Matcher(filter); // refuses what cannot be asked, also of nothing
    byte[] bson = store.get(new KeyWriter().int32(tree).raw(key).toBytes());
    return new ById(bson == null ? null : matcher.find(bson));
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

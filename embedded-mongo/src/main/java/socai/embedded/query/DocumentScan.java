package socai.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socai.embedded.index.SecondaryIndex;
import socai.embedded.key.KeyWriter;
import socai.embedded.plan.Leg;
import socai.embedded.plan.Plan;
import socai.embedded.store.KeyScan;
import socai.embedded.store.View;

/**
 * Walks the legs of a plan and finds the documents that match, lazily. Owns the view. Not
 * thread-safe.
 */
final class DocumentScan implements Source {
  private static final int TREE_LENGTH = Integer.BYTES;

  private final View view;
  private final byte[] documents;
  private final Iterator<Leg> legs;
  private final Matcher matcher;
  private final @Nullable Set<ByteBuffer> met;
  private @Nullable Leg leg;
  private @Nullable KeyScan scan;
  private boolean closed;

  DocumentScan(View view, int tree, Matcher matcher, Plan plan) {
    this.view = view;
    this.documents = new KeyWriter().int32(tree).toBytes();
    this.matcher = plan.exact() ? new Matcher(new Document()) : matcher;
    this.legs = plan.legs().iterator();
    this.met = plan.repeats() ? new HashSet<>() : null;
  }

  @Override
  public @Nullable Found next() {
    while (true) {
      if (leg == null || scan == null || !scan.next()) {
        if (!nextLeg()) {
          return null;
        }
        continue;
      }
      Found found = read(leg, scan);
      if (found != null) {
        return found;
      }
    }
  }

  private boolean nextLeg() {
    closeScan();
    while (legs.hasNext()) {
      leg = legs.next();
      if (!leg.ranges().isEmpty()) {
        scan = view.scan(leg.ranges(), leg.backwards());
        return true;
      }
    }
    return false;
  }

  private @Nullable Found read(Leg here, KeyScan at) {
    SecondaryIndex index = here.index();
    byte[] key =
        index == null
            ? Arrays.copyOfRange(at.key(), TREE_LENGTH, at.key().length)
            : index.documentKey(at.key(), at.value());
    if (met != null && !met.add(ByteBuffer.wrap(key))) {
      return null;
    }
    byte[] bson =
        index == null ? at.value() : view.get(new KeyWriter().raw(documents).raw(key).toBytes());
    if (bson == null) {
      throw new IllegalStateException("an index has an entry of no document; run a check");
    }
    return matcher.find(bson);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      closeScan();
      view.close();
    }
  }

  private void closeScan() {
    if (scan != null) {
      scan.close();
      scan = null;
    }
  }
}

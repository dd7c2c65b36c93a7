package socai.embedded.plan;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What documents are wanted.
 *
 * @param filter what they must match; empty for all
 * @param sort in which order; empty for any
 * @param skip how many to leave out at the beginning
 * @param limit how many at most; 0 for all
 */
public record Query(Document filter, Document sort, long skip, long limit) {

  /** All documents that match. */
  public static Query of(@Nullable Document filter) {
    return new Query(filter == null ? new Document() : filter, new Document(), 0, 0);
  }

  /** The same, sorted. */
  public Query sortedBy(@Nullable Document order) {
    return new Query(filter, order == null ? new Document() : order, skip, limit);
  }

  /** The same, in any order. */
  Query unsorted() {
    return sortedBy(null);
  }

  /** The same, cut. */
  public Query cut(long newSkip, long newLimit) {
    return new Query(filter, sort, newSkip, newLimit);
  }
}

package socai.query.projection;

import java.util.Arrays;
import java.util.List;
import org.bson.conversions.Bson;

/**
 * Where a projection keeps its views of one kind: a collection in each generation.
 *
 * @param projection whose they are
 * @param name names the collection of the first generation; unique among all projections
 * @param past how answers read them as they were
 * @param order in which those are read that lie between others
 * @param indexes what readers search them by, beside their key
 * @param <P> the kind of view
 */
public record ReadModelCollection<P extends View>(
    String projection, String name, Class<P> type, Past past, Order<P> order, List<Bson> indexes) {
  public ReadModelCollection {
    indexes = List.copyOf(indexes);
  }

  /** The collection {@code name} of {@code projection}, which answers do not read. */
  public static <P extends View> ReadModelCollection<P> of(
      String projection, String name, Class<P> type, Bson... indexes) {
    return new ReadModelCollection<>(
        projection, name, type, Past.UNREAD, Order.ofKeys(), Arrays.asList(indexes));
  }

  /** The same, read by answers as {@code past} says. */
  public ReadModelCollection<P> read(Past past) {
    return new ReadModelCollection<>(projection, name, type, past, order, indexes);
  }

  /** The same, read in {@code order} of a field that one of its indexes is of. */
  public ReadModelCollection<P> in(Order<P> order) {
    return new ReadModelCollection<>(projection, name, type, past, order, indexes);
  }
}

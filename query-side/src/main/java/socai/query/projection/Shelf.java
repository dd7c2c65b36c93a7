package socai.query.projection;

import java.util.Arrays;
import java.util.List;
import org.bson.conversions.Bson;

/**
 * Where a projection keeps its pictures of one kind: a collection in each generation.
 *
 * @param projection whose they are
 * @param name names the collection of the first generation; unique among all projections
 * @param past how answers read them as they were
 * @param order in which those are read that lie between others
 * @param indexes what readers search them by, beside their key
 * @param <P> the kind of picture
 */
public record Shelf<P extends Picture>(
    String projection, String name, Class<P> type, Past past, Order<P> order, List<Bson> indexes) {
  public Shelf {
    indexes = List.copyOf(indexes);
  }

  /** The shelf {@code name} of {@code projection}, which answers do not read. */
  public static <P extends Picture> Shelf<P> of(
      String projection, String name, Class<P> type, Bson... indexes) {
    return new Shelf<>(projection, name, type, Past.UNREAD, Order.ofKeys(), Arrays.asList(indexes));
  }

  /** The same, read by answers as {@code past} says. */
  public Shelf<P> read(Past past) {
    return new Shelf<>(projection, name, type, past, order, indexes);
  }

  /** The same, read in {@code order} of a field that one of its indexes is of. */
  public Shelf<P> in(Order<P> order) {
    return new Shelf<>(projection, name, type, past, order, indexes);
  }
}

package socai.query.projection;

import java.util.Arrays;
import java.util.List;
import org.bson.conversions.Bson;

/**
 * Where a projection keeps its pictures of one kind: a collection in each generation.
 *
 * @param projection whose they are
 * @param name names the collection of the first generation; unique among all projections
 * @param indexes what readers search them by, beside their key
 * @param <P> the kind of picture
 */
public record Shelf<P extends Picture>(
    String projection, String name, Class<P> type, List<Bson> indexes) {
  public Shelf {
    indexes = List.copyOf(indexes);
  }

  /** The shelf {@code name} of {@code projection}. */
  public static <P extends Picture> Shelf<P> of(
      String projection, String name, Class<P> type, Bson... indexes) {
    return new Shelf<>(projection, name, type, Arrays.asList(indexes));
  }
}

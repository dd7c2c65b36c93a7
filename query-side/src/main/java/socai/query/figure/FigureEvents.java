package socai.query.figure;

import com.mongodb.client.model.Filters;
import java.time.LocalDate;
import org.bson.conversions.Bson;
import socai.ledger.Position;

/** What events of figures are found by. */
public final class FigureEvents {
  private FigureEvents() {}

  /**
   * Finds those of a figure up to the end of {@code day}, told up to {@code upTo}, that sort behind
   * {@code after}; an empty {@code after} is before all.
   */
  public static Bson of(String figure, LocalDate day, Position upTo, String after) {
    String least = figure + "/";
    return Filters.and(
        Filters.gt("_id", after.compareTo(least) > 0 ? after : least),
        Filters.lte("_id", FigureEvent.lastOf(figure, day)),
        Filters.lte("position", upTo.value()));
  }

  /**
   * Finds those of a figure that were recorded after {@code upTo} up to {@code last}, by their
   * days.
   */
  public static Bson recordedBetween(
      String figure, LocalDate from, LocalDate to, Position upTo, Position last) {
    return Filters.and(
        Filters.gt("_id", figure + "/" + from),
        Filters.lte("_id", FigureEvent.lastOf(figure, to)),
        Filters.gt("position", upTo.value()),
        Filters.lte("position", last.value()));
  }
}

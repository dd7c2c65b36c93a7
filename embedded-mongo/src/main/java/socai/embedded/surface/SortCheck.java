package socai.embedded.surface;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses orders that are none. */
public final class SortCheck {
  private static final int ILLEGAL_KEY = 15974;
  private static final int ILLEGAL_DIRECTION = 15975;
  private static final int EMPTY_NAME = 40352;

  private SortCheck() {}

  /**
   * Looks at an order.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if a direction is neither 1 nor -1
   */
  public static void check(Document sort) {
    for (Map.Entry<String, @Nullable Object> entry : sort.entrySet()) {
      String path = entry.getKey();
      if (entry.getValue() instanceof Document) {
        throw Refusal.unsupported("a sort by an expression, of '%s'", path);
      }
      if (!(entry.getValue() instanceof Number direction)) {
        throw Refusal.numbered(
            ILLEGAL_KEY,
            "Illegal key in $sort specification: %s: a %s",
            path,
            BsonTypes.nameOf(entry.getValue()));
      }
      if (Math.abs(direction.doubleValue()) != 1) {
        throw Refusal.numbered(
            ILLEGAL_DIRECTION,
            "$sort key ordering must be 1 (for ascending) or -1 (for descending)");
      }
      if (path.isEmpty() || path.endsWith(".") || path.startsWith(".") || path.contains("..")) {
        throw Refusal.numbered(EMPTY_NAME, "FieldPath field names may not be empty strings.");
      }
    }
  }
}

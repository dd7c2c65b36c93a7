package socai.query.projection;

import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;

/** Finds documents whose key begins with that of something they belong to, and a slash. */
public final class IdsBelow {
  private static final char SLASH = '/';

  /** What sorts directly behind {@link #SLASH}. */
  private static final char BEHIND_SLASH = '0';

  private IdsBelow() {}

  /** All below {@code id}, by the index of keys. */
  public static Bson of(String id) {
    return Filters.and(Filters.gt("_id", id + SLASH), Filters.lt("_id", id + BEHIND_SLASH));
  }
}

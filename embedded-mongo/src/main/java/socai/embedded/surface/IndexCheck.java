package socai.embedded.surface;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Refuses descriptions of indexes that would not do what they say. */
public final class IndexCheck {
  private static final int CANNOT_CREATE_INDEX = 67;
  private static final int INVALID_OPTION = 197;
  private static final int VERSION = 2;
  private static final Document OF_ID = new Document("_id", 1);

  private IndexCheck() {}

  /**
   * Looks at a description.
   *
   * @throws MongoServerError if an option is unknown or not supported, or it lacks key or name
   */
  public static void check(Document description) {
    for (String option : description.keySet()) {
      if (Part.INDEX.refusedFields().contains(option)) {
        if (!Boolean.FALSE.equals(description.get(option))) {
          throw cannot(
              String.format(
                  Locale.ROOT, "the index option '%s' is not supported by this store", option));
        }
      } else if (!Part.INDEX.fields().contains(option)) {
        throw new MongoServerError(
            INVALID_OPTION,
            "InvalidIndexSpecificationOption",
            String.format(
                Locale.ROOT, "The field '%s' is not valid for an index specification", option));
      }
    }
    demand("key", description);
    demand("name", description);
    Part.INDEX.check(description);
    if (description.get("v") instanceof Number v && v.doubleValue() != VERSION) {
      throw cannot(String.format(Locale.ROOT, "only indexes of version %d are made", VERSION));
    }
    key((Document) description.get("key"), (String) description.get("name"), description);
    if (description.get("partialFilterExpression") instanceof Document filter) {
      FilterCheck.check(filter);
    }
  }

  private static void demand(String field, Document description) {
    if (!description.containsKey(field)) {
      throw Refusal.failedToParse(
          "The '%s' field is a required property of an index specification", field);
    }
  }

  private static void key(@Nullable Document key, @Nullable String name, Document description) {
    if (key == null || key.isEmpty()) {
      throw cannot("Index keys cannot be empty.");
    }
    if (name == null || name.isEmpty() || name.equals("*")) {
      throw cannot(String.format(Locale.ROOT, "an index cannot be called '%s'", name));
    }
    if (List.copyOf(key.keySet()).equals(List.of("_id"))) {
      if (!(key.get("_id") instanceof Number direction) || direction.doubleValue() != 1) {
        throw Refusal.badValue("The field 'key' for an _id index must be %s", OF_ID);
      }
      for (String option : List.of("sparse", "partialFilterExpression", "unique")) {
        if (description.containsKey(option)) {
          throw new MongoServerError(
              INVALID_OPTION,
              "InvalidIndexSpecificationOption",
              String.format(
                  Locale.ROOT,
                  "The field '%s' is not valid for an _id index specification",
                  option));
        }
      }
    }
  }

  private static MongoServerError cannot(String why) {
    return new MongoServerError(CANNOT_CREATE_INDEX, "CannotCreateIndex", why);
  }
}

package socai.embedded.surface;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.Locale;

/** Refuses documents that cannot have the key that they ask for. */
public final class IdCheck {
  private static final int DOLLAR_PREFIXED_FIELD_NAME = 52;
  private static final int INVALID_ID_FIELD = 53;

  private IdCheck() {}

  /**
   * Looks at the key of a document that is to be written.
   *
   * @throws MongoServerError if it is a list, a regular expression, or has fields like operators
   */
  public static void check(Document document) {
    Object id = document.get("_id");
    if (id instanceof Collection || id instanceof BsonRegularExpression) {
      throw new MongoServerError(
          INVALID_ID_FIELD,
          "InvalidIdField",
          "The '_id' value cannot be of type " + BsonTypes.nameOf(id));
    }
    if (id instanceof Document parts) {
      for (String name : parts.keySet()) {
        if (name.startsWith("$") && !QueryOperator.OF_REFERENCES.contains(name)) {
          throw new MongoServerError(
              DOLLAR_PREFIXED_FIELD_NAME,
              "DollarPrefixedFieldName",
              String.format(
                  Locale.ROOT,
                  "_id fields may not contain '$'-prefixed fields: %s is not valid for storage.",
                  name));
        }
      }
    }
  }
}

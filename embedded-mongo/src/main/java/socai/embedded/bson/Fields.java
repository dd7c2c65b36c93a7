package socai.embedded.bson;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;

/** Reads fields that must be there; what is missing or of another type is the sender's error. */
public final class Fields {
  private static final int MISSING_FIELD = 40414;

  private Fields() {}

  /** A field's value as it is. */
  public static Object value(Document document, String field) {
    Object value = document.get(field);
    if (value == null) {
      throw new MongoServerError(MISSING_FIELD, "the field '" + field + "' is missing");
    }
    return value;
  }

  /** A text. */
  public static String text(Document document, String field) {
    return typed(document, field, String.class);
  }

  /** A whole number. */
  public static long number(Document document, String field) {
    return typed(document, field, Number.class).longValue();
  }

  /** A document inside. */
  public static Document document(Document document, String field) {
    return typed(document, field, Document.class);
  }

  /** An array of documents. */
  public static List<Document> documents(Document document, String field) {
    Collection<?> all = typed(document, field, Collection.class);
    for (Object each : all) {
      if (!(each instanceof Document)) {
        throw new MongoServerError(MISSING_FIELD, "'" + field + "' holds other than documents");
      }
    }
    return all.stream().map(Document.class::cast).toList();
  }

  private static <T> T typed(Document document, String field, Class<T> type) {
    Object value = value(document, field);
    if (!type.isInstance(value)) {
      throw new MongoServerError(
          MISSING_FIELD, "the field '" + field + "' is no " + type.getSimpleName());
    }
    return type.cast(value);
  }
}

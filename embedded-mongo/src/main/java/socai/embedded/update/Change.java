package socai.embedded.update;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.Errors;

/** What one operator does at one place. */
@FunctionalInterface
interface Change {
  void at(Place place);

  /** The {@code _id} of a document, for messages. */
  static String named(Document document) {
    return "{_id: " + show(document.get("_id")) + "}";
  }

  static String show(@Nullable Object value) {
    return Json.toCompactJsonValue(value);
  }

  /** A document that an operator needs. */
  static Document document(String operator, @Nullable Object operand) {
    if (operand instanceof Document document) {
      return document;
    }
    throw Errors.failedToParse(
        String.format(
            Locale.ROOT,
            "Modifiers operate on fields but we found another type. For example: {$mod: {<field>: ...}} not {%s: %s}",
            operator,
            show(operand)));
  }
}

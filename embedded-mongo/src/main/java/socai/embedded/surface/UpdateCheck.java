package socai.embedded.surface;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses updates that cannot be carried out, whether or not a document is found. */
public final class UpdateCheck {
  private static final int DOLLAR_PREFIXED_FIELD_NAME = 52;

  private final Set<String> identifiers = new HashSet<>();
  private final UpdatePaths paths;

  private UpdateCheck(List<Document> arrayFilters) {
    for (Document filter : arrayFilters) {
      FilterCheck.check(filter);
      for (String name : filter.keySet()) {
        identifiers.add(name.contains(".") ? name.substring(0, name.indexOf('.')) : name);
      }
    }
    this.paths = new UpdatePaths(identifiers);
  }

  /**
   * Looks at an update.
   *
   * @param update what the command gave
   * @param arrayFilters none if the command gave none
   * @throws MongoServerError if it is no update, an operator is unknown, not supported or has an
   *     operand that it cannot have, or two operators change the same
   */
  public static void check(@Nullable Object update, List<Document> arrayFilters, boolean isMulti) {
    if (update instanceof Collection<?>) {
      throw Refusal.unsupported("an update by a pipeline");
    }
    if (!(update instanceof Document document)) {
      throw Refusal.failedToParse("Update argument must be either an object or an array");
    }
    UpdateCheck check = new UpdateCheck(arrayFilters);
    if (document.isEmpty() || !document.keySet().iterator().next().startsWith("$")) {
      replacement(document, isMulti);
    } else {
      check.operators(document);
    }
  }

  private static void replacement(Document document, boolean isMulti) {
    if (isMulti) {
      throw Refusal.failedToParse("multi update is not supported for replacement-style update");
    }
    for (String name : document.keySet()) {
      if (name.startsWith("$")) {
        throw new MongoServerError(
            DOLLAR_PREFIXED_FIELD_NAME,
            "DollarPrefixedFieldName",
            String.format(
                Locale.ROOT,
                "The dollar ($) prefixed field '%s' in '%s' is not valid for storage.",
                name,
                name));
      }
    }
    IdCheck.check(document);
  }

  private void operators(Document update) {
    for (Map.Entry<String, @Nullable Object> entry : update.entrySet()) {
      String symbol = entry.getKey();
      UpdateOperator operator = UpdateOperator.of(symbol);
      if (operator == null) {
        throw Refusal.failedToParse(
            "Unknown modifier: %s%s. Expected a valid update modifier or pipeline-style update"
                + " specified as an array",
            symbol, Refusal.known(UpdateOperator.REFUSED.contains(symbol)));
      }
      if (!(entry.getValue() instanceof Document fields)) {
        throw Refusal.failedToParse(
            "Modifiers operate on fields but we found type %s instead. For example: {$mod:"
                + " {<field>: ...}} not {%s: ...}",
            BsonTypes.nameOf(entry.getValue()), symbol);
      }
      for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
        paths.add(field.getKey());
        if (operator == UpdateOperator.RENAME) {
          rename(field.getKey(), field.getValue());
        }
        UpdateOperands.check(operator, field.getKey(), field.getValue());
      }
    }
    paths.demandAllIdentifiersUsed();
  }

  private void rename(String from, @Nullable Object to) {
    if (!(to instanceof String target)) {
      throw Refusal.badValue("The 'to' field for $rename must be a string: %s", from);
    }
    if (from.equals(target)) {
      throw Refusal.badValue("The source and target field for $rename must differ: %s", from);
    }
    if (from.contains("$")) {
      throw Refusal.badValue("The source field for $rename may not be dynamic: %s", from);
    }
    if (target.contains("$")) {
      throw Refusal.badValue("The destination field for $rename may not be dynamic: %s", target);
    }
    if (target.indexOf('\0') >= 0) {
      throw Refusal.badValue(
          "The 'to' field for $rename cannot contain an embedded null byte: %s", from);
    }
    paths.add(target);
  }
}

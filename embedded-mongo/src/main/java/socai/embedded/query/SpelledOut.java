package socai.embedded.query;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Spells a filter out where the library's matcher would read it otherwise than MongoDB does: two
 * operators on one field may be met by two elements of an array, and a field does not exist unless
 * some element has it.
 */
final class SpelledOut {
  private SpelledOut() {}

  /** A filter that the matcher reads as MongoDB reads the given one. */
  static Document filter(Document filter) {
    Document spelled = new Document();
    List<Document> further = new ArrayList<>();
    for (Map.Entry<String, @Nullable Object> entry : filter.entrySet()) {
      String key = entry.getKey();
      Object value = entry.getValue();
      if (key.startsWith("$")) {
        spelled.put(key, value instanceof Collection<?> all ? each(all) : value);
      } else if (isToBeSplit(value)) {
        ((Document) value).forEach((name, operand) -> further.add(one(key, name, operand)));
      } else {
        spelled.put(key, value);
      }
    }
    if (further.isEmpty()) {
      return spelled;
    }
    if (!spelled.isEmpty()) {
      further.add(spelled);
    }
    return new Document("$and", further);
  }

  private static List<@Nullable Object> each(Collection<?> all) {
    List<@Nullable Object> filters = new ArrayList<>();
    all.forEach(each -> filters.add(each instanceof Document inner ? filter(inner) : each));
    return filters;
  }

  private static boolean isToBeSplit(@Nullable Object value) {
    return value instanceof Document asked
        && !BsonRegularExpression.isRegularExpression(asked)
        && !asked.isEmpty()
        && asked.keySet().stream().allMatch(name -> name.startsWith("$"))
        && (asked.size() > 1 || Boolean.FALSE.equals(asked.get("$exists")));
  }

  private static Document one(String path, String operator, @Nullable Object operand) {
    return operator.equals("$exists") && Boolean.FALSE.equals(operand)
        ? new Document("$nor", List.of(condition(path, operator, true)))
        : condition(path, operator, operand);
  }

  private static Document condition(String path, String operator, @Nullable Object operand) {
    return new Document(path, new Document(operator, operand));
  }
}

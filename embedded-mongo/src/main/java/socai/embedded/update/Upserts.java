package socai.embedded.update;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import socai.embedded.match.Filter;
import socai.embedded.value.FieldPath;
import socai.embedded.value.ValueOrder;

/** The document that an upsert inserts where nothing matches. */
public final class Upserts {
  private static final int NOT_SINGLE_VALUE_FIELD = 54;
  private static final String ID = "_id";

  private final Map<String, @Nullable Object> equal = new TreeMap<>(ValueOrder::compareTexts);

  private Upserts() {}

  /**
   * What the filter says must be equal, with the update applied to it; the id first.
   *
   * @throws MongoServerError if the two contradict each other
   */
  public static Document of(Document filter, Update update) {
    Upserts upsert = new Upserts();
    upsert.read(filter);
    Document base = new Document();
    if (upsert.equal.containsKey(ID)) {
      base.put(ID, upsert.equal.remove(ID));
    }
    if (!update.isReplacement()) {
      upsert.equal.forEach(
          (path, value) -> Place.of(base, FieldPath.of(path).names()).set(Copies.of(value)));
    }
    Document inserted = update.on(base, -1, true);
    Document idFirst =
        new Document(ID, inserted.containsKey(ID) ? inserted.get(ID) : new ObjectId());
    idFirst.putAll(inserted);
    return idFirst;
  }

  private void read(Document filter) {
    filter.forEach(
        (path, asked) -> {
          if (path.equals("$and") || path.equals("$or")) {
            Collection<?> all = (Collection<?>) asked;
            if (path.equals("$and") || all.size() == 1) {
              all.forEach(each -> read((Document) each));
            }
          } else if (!path.startsWith("$")) {
            field(path, asked);
          }
        });
  }

  private void field(String path, @Nullable Object asked) {
    if (!Filter.isOperators(asked)) {
      if (!(asked instanceof BsonRegularExpression)) {
        put(path, asked);
      }
      return;
    }
    ((Document) Objects.requireNonNull(asked))
        .forEach(
            (operator, operand) -> {
              if (operator.equals("$eq")) {
                put(path, operand);
              } else if ((operator.equals("$in") || operator.equals("$all"))
                  && operand instanceof Collection<?> one
                  && one.size() == 1
                  && !(one.iterator().next() instanceof BsonRegularExpression)
                  && !Filter.isOperators(one.iterator().next())) {
                put(path, one.iterator().next());
              }
            });
  }

  private void put(String path, @Nullable Object value) {
    List<String> names = FieldPath.of(path).names();
    for (String other : equal.keySet()) {
      List<String> others = FieldPath.of(other).names();
      int common = Math.min(names.size(), others.size());
      if (names.subList(0, common).equals(others.subList(0, common))) {
        throw new MongoServerError(
            NOT_SINGLE_VALUE_FIELD,
            "NotSingleValueField",
            String.format(
                Locale.ROOT,
                "cannot infer query fields to set, the paths '%s' and '%s' are matched",
                path,
                other));
      }
    }
    equal.put(path, value);
  }
}

package socai.embedded.update;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socai.embedded.match.Filter;
import socai.embedded.value.Errors;
import socai.embedded.value.FieldPath;
import socai.embedded.value.ValueOrder;

/** An update that was read once and can be applied to many documents. */
public final class Update {
  private static final int CONFLICT = 40;
  private static final int DOLLAR_PREFIXED = 52;
  private static final int IMMUTABLE_FIELD = 66;
  private static final String ID = "_id";

  private final @Nullable Document replacement;
  private final List<Step> steps;
  private final Map<String, Filter> arrayFilters;

  private record Step(String operator, UpdatePath path, UpdatePath order, Change change) {}

  private Update(
      @Nullable Document replacement, List<Step> steps, Map<String, Filter> arrayFilters) {
    this.replacement = replacement;
    this.steps = steps;
    this.arrayFilters = arrayFilters;
  }

  /**
   * Reads an update.
   *
   * @param update operators, or a whole document
   * @throws MongoServerError if it asks for what there is not, whether or not there are documents
   */
  public static Update of(Document update, List<Document> arrayFilters) {
    Map<String, Filter> filters = filters(arrayFilters);
    if (!isOperators(update)) {
      demandUsed(filters, List.of());
      for (String name : update.keySet()) {
        if (name.startsWith("$")) {
          throw new MongoServerError(
              DOLLAR_PREFIXED,
              "DollarPrefixedFieldName",
              String.format(
                  Locale.ROOT,
                  "The dollar ($) prefixed field '%s' is not allowed in a replacement",
                  name));
        }
      }
      return new Update(update, List.of(), filters);
    }
    List<Step> steps = new ArrayList<>();
    update.forEach(
        (operator, operand) ->
            Change.document(operator, operand)
                .forEach((path, value) -> steps.add(step(operator, path, value))));
    if (steps.isEmpty()) {
      update.keySet().forEach(operator -> Operators.of(operator, "", 1)); // is there such a one?
    }
    demandNoConflict(steps);
    demandUsed(filters, steps);
    steps.sort((a, b) -> a.order().compareTo(b.order()));
    return new Update(null, List.copyOf(steps), filters);
  }

  private static boolean isOperators(Document update) {
    return !update.isEmpty() && update.keySet().iterator().next().startsWith("$");
  }

  private static Step step(String operator, String text, @Nullable Object operand) {
    Change change = Operators.of(operator, text, operand);
    UpdatePath path = UpdatePath.of(text);
    if (!operator.equals("$rename")) {
      return new Step(operator, path, path, change);
    }
    UpdatePath target = UpdatePath.of((String) Objects.requireNonNull(operand));
    if (path.hasElements() || target.hasElements() || path.conflictsWith(target)) {
      throw Errors.badValue(
          String.format(
              Locale.ROOT,
              "$rename needs two different fields that lie outside arrays: '%s' and '%s'",
              text,
              operand));
    }
    return new Step(operator, path, target, change);
  }

  private static void demandNoConflict(List<Step> steps) {
    List<UpdatePath> known = new ArrayList<>();
    for (Step step : steps) {
      Set<UpdatePath> own = new HashSet<>(List.of(step.path()));
      own.add(step.order());
      for (UpdatePath path : own) {
        for (UpdatePath other : known) {
          if (path.conflictsWith(other)) {
            throw new MongoServerError(
                CONFLICT,
                "ConflictingUpdateOperators",
                String.format(
                    Locale.ROOT,
                    "Updating the path '%s' would create a conflict at '%s'",
                    path.text(),
                    shorter(path, other)));
          }
        }
      }
      known.addAll(own);
    }
  }

  private static String shorter(UpdatePath a, UpdatePath b) {
    return a.names().size() < b.names().size() ? a.text() : b.text();
  }

  private static Map<String, Filter> filters(List<Document> arrayFilters) {
    Map<String, Filter> filters = new HashMap<>();
    for (Document filter : arrayFilters) {
      Set<String> identifiers = new HashSet<>();
      identifiers(filter, identifiers);
      if (identifiers.size() != 1) {
        throw Errors.failedToParse(
            "an array filter needs a single top-level field name, found " + identifiers);
      }
      String identifier = identifiers.iterator().next();
      if (!identifier.matches("[a-z][a-zA-Z0-9]*")) {
        throw Errors.badValue(
            String.format(
                Locale.ROOT,
                "The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '%s'",
                identifier));
      }
      if (filters.put(identifier, Filter.of(filter)) != null) {
        throw Errors.failedToParse(
            "Found multiple array filters with the same top-level field name " + identifier);
      }
    }
    return filters;
  }

  private static void identifiers(Document filter, Set<String> identifiers) {
    filter.forEach(
        (name, value) -> {
          if (!name.startsWith("$")) {
            identifiers.add(FieldPath.of(name).names().get(0));
          } else if (value instanceof List<?> all) {
            all.forEach(each -> identifiers((Document) each, identifiers));
          }
        });
  }

  private static void demandUsed(Map<String, Filter> filters, List<Step> steps) {
    for (String identifier : filters.keySet()) {
      if (steps.stream().noneMatch(step -> step.path().identifiers().contains(identifier))) {
        throw Errors.failedToParse(
            String.format(
                Locale.ROOT,
                "The array filter for identifier '%s' was not used in the update",
                identifier));
      }
    }
  }

  /** Whether a whole document takes the place of another. */
  public boolean isReplacement() {
    return replacement != null;
  }

  /** Whether it names the element that made a document match. */
  public boolean namesTheMatch() {
    return steps.stream().anyMatch(step -> step.path().namesTheMatch());
  }

  /**
   * What it makes of a document.
   *
   * @param old a copy of one's own: it is changed
   * @param matched the position of the element that made it match; negative if none did
   * @param isInsert whether the document is about to be inserted by an upsert
   * @throws MongoServerError if it cannot be applied, or would change an id
   */
  public Document on(Document old, int matched, boolean isInsert) {
    boolean hasId = old.containsKey(ID);
    Object id = old.get(ID);
    Document changed = replacement != null ? replaced(replacement, old) : old;
    for (Step step : steps) {
      if (isInsert || !step.operator().equals("$setOnInsert")) {
        for (List<String> names : step.path().in(changed, matched, arrayFilters)) {
          apply(step, Place.of(changed, names));
        }
      }
    }
    if (hasId && !(changed.containsKey(ID) && ValueOrder.equal(id, changed.get(ID)))) {
      throw new MongoServerError(
          IMMUTABLE_FIELD,
          "ImmutableField",
          "Performing an update on the path '_id' would modify the immutable field '_id'");
    }
    return changed;
  }

  private static void apply(Step step, Place place) {
    if (place.isViable() || !Operators.isOfWhatIsThere(step.operator())) {
      step.change().at(place);
    }
  }

  /** The id first, as the old document has it unless the new one says it again. */
  private static Document replaced(Document replacement, Document old) {
    Document whole = new Document();
    if (replacement.containsKey(ID) || old.containsKey(ID)) {
      whole.put(ID, replacement.containsKey(ID) ? replacement.get(ID) : old.get(ID));
    }
    whole.putAll(replacement);
    return whole;
  }
}

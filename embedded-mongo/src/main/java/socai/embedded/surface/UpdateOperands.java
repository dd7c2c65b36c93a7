package socai.embedded.surface;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at what an update's operators are given for a field. */
final class UpdateOperands {
  private static final Set<String> DATE_TYPES = Set.of("date", "timestamp");

  private UpdateOperands() {}

  static void check(UpdateOperator operator, String path, @Nullable Object operand) {
    switch (operator) {
      case INC -> number("increment", path, operand);
      case MUL -> number("multiply", path, operand);
      case POP -> pop(path, operand);
      case PULL_ALL -> {
        if (!(operand instanceof Collection)) {
          throw Refusal.badValue(
              "$pullAll requires an array argument but was given a %s", BsonTypes.nameOf(operand));
        }
      }
      case PULL -> pull(path, operand);
      case PUSH -> push(operand);
      case ADD_TO_SET -> addToSet(operand);
      case CURRENT_DATE -> currentDate(operand);
      case SET, SET_ON_INSERT -> {
        if (path.equals("_id")) {
          IdCheck.check(new Document("_id", operand));
        }
      }
      case UNSET, MIN, MAX, RENAME -> {}
    }
  }

  private static void number(String what, String path, @Nullable Object operand) {
    if (!(operand instanceof Number)) {
      throw Refusal.typeMismatch(
          "Cannot %s with non-numeric argument: {%s: a %s}", what, path, BsonTypes.nameOf(operand));
    }
  }

  private static void pop(String path, @Nullable Object operand) {
    if (!(operand instanceof Number number)) {
      throw Refusal.failedToParse(
          "Expected a number in: %s: a %s", path, BsonTypes.nameOf(operand));
    }
    if (Math.abs(number.doubleValue()) != 1) {
      throw Refusal.failedToParse("$pop expects 1 or -1, found: %s", number);
    }
  }

  private static void pull(String path, @Nullable Object operand) {
    if (operand instanceof Document asked && FilterCheck.isOperators(asked)) {
      QueryOperator first = QueryOperator.of(asked.keySet().iterator().next());
      if (first != null && first.isOfWholeDocuments()) {
        FilterCheck.check(asked);
      } else {
        FilterCheck.operators(path, asked);
      }
    } else if (operand instanceof Document filter) {
      FilterCheck.check(filter);
    } else {
      FilterCheck.check(new Document("value", operand));
    }
  }

  private static void push(@Nullable Object operand) {
    if (!(operand instanceof Document clauses) || !clauses.containsKey("$each")) {
      return;
    }
    for (String clause : clauses.keySet()) {
      if (!UpdateOperator.OF_PUSH.contains(clause)) {
        throw Refusal.badValue("Unrecognized clause in $push: %s", clause);
      }
    }
    if (!(clauses.get("$each") instanceof Collection)) {
      throw Refusal.badValue(
          "The argument to $each in $push must be an array but it was of type: %s",
          BsonTypes.nameOf(clauses.get("$each")));
    }
    whole("$slice", clauses);
    whole("$position", clauses);
    if (clauses.containsKey("$sort")) {
      sort(clauses.get("$sort"));
    }
  }

  private static void whole(String clause, Document clauses) {
    if (clauses.containsKey(clause)
        && !(clauses.get(clause) instanceof Number number
            && BsonTypes.isWhole(number.doubleValue()))) {
      throw Refusal.badValue(
          "The value for %s must be an integer value but was given type: %s",
          clause, BsonTypes.nameOf(clauses.get(clause)));
    }
  }

  private static void sort(@Nullable Object order) {
    if (order instanceof Document fields && !fields.isEmpty()) {
      fields.values().forEach(UpdateOperands::direction);
    } else if (order instanceof Number) {
      direction(order);
    } else {
      throw Refusal.badValue(
          "The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort"
              + " embedded fields");
    }
  }

  private static void direction(@Nullable Object direction) {
    if (!(direction instanceof Number number) || Math.abs(number.doubleValue()) != 1) {
      throw Refusal.badValue("The $sort element value must be either 1 or -1");
    }
  }

  private static void addToSet(@Nullable Object operand) {
    if (!(operand instanceof Document clauses) || !clauses.containsKey("$each")) {
      return;
    }
    if (!(clauses.get("$each") instanceof Collection)) {
      throw Refusal.typeMismatch(
          "The argument to $each in $addToSet must be an array but it was of type %s",
          BsonTypes.nameOf(clauses.get("$each")));
    }
    if (clauses.size() > 1) {
      throw Refusal.badValue("Found unexpected fields after $each in $addToSet");
    }
  }

  private static void currentDate(@Nullable Object operand) {
    if (operand instanceof Boolean) {
      return;
    }
    if (!(operand instanceof Document asked)) {
      throw Refusal.badValue(
          "%s is not valid type for $currentDate. Please use a boolean ('true') or a $type"
              + " expression ({$type: 'timestamp/date'}).",
          BsonTypes.nameOf(operand));
    }
    if (!asked.keySet().equals(Set.of("$type"))
        || !(asked.get("$type") instanceof String type && DATE_TYPES.contains(type))) {
      throw Refusal.badValue(
          "The '$type' string field is required to be 'date' or 'timestamp':"
              + " {$currentDate: {field : {$type: 'date'}}}");
    }
  }
}

package socai.embedded.surface;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at what stages are given. */
final class StageOperands {
  private static final int MATCH = 15959;
  private static final int SORT = 15973;
  private static final int SORT_NOTHING = 15976;
  private static final int SKIP = 5107200;
  private static final int LIMIT = 5107201;
  private static final int LIMIT_NOTHING = 15958;
  private static final int PROJECT = 15969;
  private static final int ADD_FIELDS = 40272;
  private static final int UNSET = 31002;
  private static final int COUNT = 40156;
  private static final int COUNT_DOLLAR = 40158;
  private static final int COUNT_NUL = 40159;
  private static final int COUNT_DOTTED = 40160;
  private static final int SORT_BY_COUNT = 40147;
  private static final int SORT_BY_COUNT_TEXT = 40148;
  private static final int SORT_BY_COUNT_TYPE = 40149;
  private static final int UNWIND = 15981;
  private static final int UNWIND_PATH = 28808;
  private static final int UNWIND_KEEP = 28809;
  private static final int UNWIND_INDEX = 28810;
  private static final int UNWIND_UNKNOWN = 28811;
  private static final int UNWIND_WITHOUT = 28812;
  private static final int UNWIND_DOLLAR = 28818;
  private static final int UNWIND_INDEX_DOLLAR = 28822;
  private static final int FIELD_WITH_NUL = 16411;
  private static final int REPLACE_ROOT = 40229;
  private static final int REPLACE_ROOT_UNKNOWN = 40230;
  private static final int REPLACE_ROOT_WITHOUT = 40231;

  private static final Set<String> OF_LOOKUP = Set.of("from", "localField", "foreignField", "as");

  private StageOperands() {}

  static void match(@Nullable Object operand) {
    if (!(operand instanceof Document filter)) {
      throw Refusal.numbered(MATCH, "the match filter must be an expression in an object");
    }
    FilterCheck.check(filter);
  }

  static void sort(@Nullable Object operand) {
    if (!(operand instanceof Document order)) {
      throw Refusal.numbered(SORT, "the $sort key specification must be an object");
    }
    if (order.isEmpty()) {
      throw Refusal.numbered(SORT_NOTHING, "$sort stage must have at least one sort key");
    }
    SortCheck.check(order);
  }

  static void skip(@Nullable Object operand) {
    count(SKIP, "$skip", operand);
  }

  static void limit(@Nullable Object operand) {
    if (count(LIMIT, "$limit", operand) == 0) {
      throw Refusal.numbered(LIMIT_NOTHING, "the limit must be positive");
    }
  }

  private static double count(int code, String symbol, @Nullable Object operand) {
    if (!(operand instanceof Number number)) {
      throw Refusal.numbered(
          code,
          "invalid argument to %s stage: Expected a number in: %s: a %s",
          symbol,
          symbol,
          BsonTypes.nameOf(operand));
    }
    double value = number.doubleValue();
    if (!BsonTypes.isWhole(value) || value < 0) {
      throw Refusal.numbered(
          code,
          "invalid argument to %s stage: Expected a non-negative number in: %s: %s",
          symbol,
          symbol,
          number);
    }
    return value;
  }

  static void project(@Nullable Object operand) {
    if (!(operand instanceof Document projection)) {
      throw Refusal.numbered(PROJECT, "$project specification must be an object");
    }
    ProjectionCheck.checkStage(projection);
  }

  static void addFields(@Nullable Object operand) {
    if (!(operand instanceof Document fields)) {
      throw Refusal.numbered(
          ADD_FIELDS,
          "$addFields specification stage must be an object, got %s",
          BsonTypes.nameOf(operand));
    }
    fields.values().forEach(ExpressionCheck::check);
  }

  static void unset(@Nullable Object operand) {
    boolean named =
        operand instanceof String name
            ? !name.isEmpty()
            : operand instanceof Collection<?> names
                && !names.isEmpty()
                && names.stream().allMatch(each -> each instanceof String s && !s.isEmpty());
    if (!named) {
      throw Refusal.numbered(UNSET, "$unset specification must be a string or an array of strings");
    }
  }

  static void count(@Nullable Object operand) {
    if (!(operand instanceof String name) || name.isEmpty()) {
      throw Refusal.numbered(COUNT, "the count field must be a non-empty string");
    }
    if (name.startsWith("$")) {
      throw Refusal.numbered(COUNT_DOLLAR, "the count field cannot be a $-prefixed path");
    }
    if (name.indexOf('\0') >= 0) {
      throw Refusal.numbered(COUNT_NUL, "the count field cannot contain a null byte");
    }
    if (name.contains(".")) {
      throw Refusal.numbered(COUNT_DOTTED, "the count field cannot contain '.'");
    }
  }

  static void sortByCount(@Nullable Object operand) {
    if (operand instanceof String text) {
      if (!text.startsWith("$")) {
        throw Refusal.numbered(
            SORT_BY_COUNT_TEXT,
            "the sortByCount field must be defined as a $-prefixed path or an expression inside an"
                + " object");
      }
    } else if (!(operand instanceof Document expression)) {
      throw Refusal.numbered(
          SORT_BY_COUNT_TYPE,
          "the sortByCount field must be specified as a string or as an object");
    } else if (expression.isEmpty() || !expression.keySet().iterator().next().startsWith("$")) {
      throw Refusal.numbered(
          SORT_BY_COUNT, "the sortByCount field must be defined as an expression");
    }
    ExpressionCheck.check(operand);
  }

  static void unwind(@Nullable Object operand) {
    if (operand instanceof Document options) {
      for (Map.Entry<String, @Nullable Object> option : options.entrySet()) {
        unwindOption(option.getKey(), option.getValue());
      }
      if (!options.containsKey("path")) {
        throw Refusal.numbered(UNWIND_WITHOUT, "no path specified to $unwind stage");
      }
    } else if (operand instanceof String) {
      unwindOption("path", operand);
    } else {
      throw Refusal.numbered(
          UNWIND,
          "expected either a string or an object as specification for $unwind stage, got %s",
          BsonTypes.nameOf(operand));
    }
  }

  private static void unwindOption(String name, @Nullable Object value) {
    switch (name) {
      case "path" -> {
        if (!(value instanceof String path)) {
          throw Refusal.numbered(
              UNWIND_PATH,
              "expected a string as the path for $unwind stage, got %s",
              BsonTypes.nameOf(value));
        }
        if (!path.startsWith("$") || path.startsWith("$$")) {
          throw Refusal.numbered(
              UNWIND_DOLLAR,
              "path option to $unwind stage should be prefixed with a '$': %s",
              path);
        }
        ExpressionCheck.check(path);
      }
      case "preserveNullAndEmptyArrays" -> {
        if (!(value instanceof Boolean)) {
          throw Refusal.numbered(
              UNWIND_KEEP,
              "expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage,"
                  + " got %s",
              BsonTypes.nameOf(value));
        }
      }
      case "includeArrayIndex" -> {
        if (!(value instanceof String field) || field.isEmpty()) {
          throw Refusal.numbered(
              UNWIND_INDEX,
              "expected a non-empty string for the includeArrayIndex option to $unwind stage");
        }
        if (field.startsWith("$")) {
          throw Refusal.numbered(
              UNWIND_INDEX_DOLLAR,
              "includeArrayIndex option to $unwind stage should not be prefixed with a '$': %s",
              field);
        }
        demandNoNul(field);
      }
      default ->
          throw Refusal.numbered(UNWIND_UNKNOWN, "unrecognized option to $unwind stage: %s", name);
    }
  }

  static void lookup(@Nullable Object operand) {
    if (!(operand instanceof Document lookup)) {
      throw Refusal.failedToParse(
          "the $lookup stage specification must be an object, but found %s",
          BsonTypes.nameOf(operand));
    }
    for (Map.Entry<String, @Nullable Object> entry : lookup.entrySet()) {
      if (Set.of("let", "pipeline").contains(entry.getKey())) {
        throw Refusal.unsupported("$lookup with '%s'", entry.getKey());
      }
      if (!OF_LOOKUP.contains(entry.getKey())) {
        throw Refusal.failedToParse("unknown argument to $lookup: %s", entry.getKey());
      }
      if (!(entry.getValue() instanceof String name) || name.isEmpty() || name.startsWith("$")) {
        throw Refusal.failedToParse(
            "$lookup argument '%s' must be a string, is type %s",
            entry.getKey(), BsonTypes.nameOf(entry.getValue()));
      }
      demandNoNul(name);
    }
    if (!lookup.keySet().containsAll(OF_LOOKUP)) {
      throw Refusal.failedToParse(
          "$lookup requires 'from', 'localField', 'foreignField' and 'as' to be specified");
    }
  }

  /** A text may hold a NUL, a field's name may not: in BSON it ends there. */
  private static void demandNoNul(String field) {
    if (field.indexOf('\0') >= 0) {
      throw Refusal.numbered(FIELD_WITH_NUL, "FieldPath field names may not contain '\\0'");
    }
  }

  static void replaceRoot(@Nullable Object operand) {
    if (!(operand instanceof Document root)) {
      throw Refusal.numbered(
          REPLACE_ROOT,
          "expected an object as specification for $replaceRoot stage, got %s",
          BsonTypes.nameOf(operand));
    }
    for (String name : root.keySet()) {
      if (!name.equals("newRoot")) {
        throw Refusal.numbered(
            REPLACE_ROOT_UNKNOWN, "unrecognized option to $replaceRoot stage: %s", name);
      }
    }
    if (!root.containsKey("newRoot")) {
      throw Refusal.numbered(
          REPLACE_ROOT_WITHOUT, "no newRoot specified for the $replaceRoot stage");
    }
    ExpressionCheck.check(root.get("newRoot"));
  }
}

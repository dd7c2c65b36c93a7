package socai.embedded.surface;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses projections that cannot be carried out. */
public final class ProjectionCheck {
  /** What a projection of {@code find} may do with a field besides showing it or not. */
  public static final List<String> OPERATORS = List.of("$slice", "$elemMatch");

  private static final int EXCLUSION_IN_INCLUSION = 31254;
  private static final int INCLUSION_IN_EXCLUSION = 31253;
  private static final int COLLISION = 31249;
  private static final int ELEM_MATCH = 31274;
  private static final int SLICE = 28724;
  private static final int INVALID_PIPELINE_OPERATOR = 168;
  private static final int NO_FIELDS = 51272;
  private static final int PATH_ENDS_WITH_DOT = 40353;
  private static final int EMPTY_NAME = 40352;
  private static final int TOO_MANY_POSITIONS = 31276;

  private @Nullable Boolean isInclusion;

  private ProjectionCheck() {}

  /**
   * Looks at a projection of {@code find}.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if it cannot be carried out
   */
  public static void check(Document projection) {
    ProjectionCheck check = new ProjectionCheck();
    int positions = 0;
    for (Map.Entry<String, @Nullable Object> entry : projection.entrySet()) {
      String path = entry.getKey();
      if (path.endsWith(".$")) {
        positions++;
      }
      check.field(path, entry.getValue(), true);
    }
    if (positions > 1) {
      throw Refusal.numbered(
          TOO_MANY_POSITIONS, "Cannot specify more than one positional projection per query.");
    }
    demandNoCollision(projection);
  }

  /** Looks at a {@code $project} stage. */
  static void checkStage(Document projection) {
    if (projection.isEmpty()) {
      throw Refusal.numbered(
          NO_FIELDS,
          "Invalid $project :: caused by :: projection specification must have at least one field");
    }
    ProjectionCheck check = new ProjectionCheck();
    projection.forEach((path, value) -> check.field(path, value, false));
    demandNoCollision(projection);
  }

  private void field(String path, @Nullable Object value, boolean isFind) {
    demandPath(path);
    if (value instanceof Boolean || value instanceof Number) {
      shownOrNot(path, value);
    } else if (isFind && value instanceof Document asked && isOperator(asked)) {
      Object operand = asked.get(asked.keySet().iterator().next());
      if (asked.containsKey("$slice")) {
        slice(operand);
      } else {
        elemMatch(operand);
      }
    } else {
      computed(path, value);
    }
  }

  private static boolean isOperator(Document asked) {
    return asked.size() == 1 && OPERATORS.contains(asked.keySet().iterator().next());
  }

  private void shownOrNot(String path, Object value) {
    boolean shown = value instanceof Boolean bool ? bool : ((Number) value).doubleValue() != 0;
    if (path.equals("_id")) {
      return;
    }
    if (isInclusion != null && isInclusion != shown) {
      throw isInclusion
          ? Refusal.numbered(
              EXCLUSION_IN_INCLUSION,
              "Cannot do exclusion on field %s in inclusion projection",
              path)
          : Refusal.numbered(
              INCLUSION_IN_EXCLUSION,
              "Cannot do inclusion on field %s in exclusion projection",
              path);
    }
    isInclusion = shown;
  }

  private static void computed(String path, @Nullable Object value) {
    if (value instanceof Document asked && asked.containsKey("$meta")) {
      throw new MongoServerError(
          INVALID_PIPELINE_OPERATOR,
          "InvalidPipelineOperator",
          String.format(
              Locale.ROOT, "Unrecognized expression '$meta', in the projection of '%s'", path));
    }
    ExpressionCheck.check(value);
  }

  private static void slice(@Nullable Object operand) {
    if (operand instanceof Number) {
      return;
    }
    if (!(operand instanceof Collection<?> both)
        || both.size() != 2
        || !both.stream().allMatch(Number.class::isInstance)) {
      throw Refusal.numbered(
          SLICE,
          "First argument to $slice must be an array, but is of type: %s",
          BsonTypes.nameOf(operand));
    }
    Iterator<?> each = both.iterator();
    each.next();
    if (((Number) each.next()).doubleValue() <= 0) {
      throw Refusal.numbered(SLICE, "The limit of $slice must be positive");
    }
  }

  private static void elemMatch(@Nullable Object operand) {
    if (!(operand instanceof Document)) {
      throw Refusal.numbered(
          ELEM_MATCH,
          "elemMatch: Invalid argument, object required, but got %s",
          BsonTypes.nameOf(operand));
    }
    FilterCheck.check(new Document("element", new Document("$elemMatch", operand)));
  }

  private static void demandPath(String path) {
    if (path.isEmpty()) {
      throw Refusal.numbered(EMPTY_NAME, "FieldPath cannot be constructed with empty string");
    }
    if (path.endsWith(".")) {
      throw Refusal.numbered(PATH_ENDS_WITH_DOT, "FieldPath must not end with a '.'.");
    }
    if (path.startsWith(".") || path.contains("..")) {
      throw Refusal.numbered(EMPTY_NAME, "FieldPath field names may not be empty strings.");
    }
  }

  private static void demandNoCollision(Document projection) {
    for (String path : projection.keySet()) {
      for (String other : projection.keySet()) {
        if (other.startsWith(path + ".")) {
          throw Refusal.numbered(
              COLLISION,
              "Path collision at %s remaining portion %s",
              other,
              other.substring(path.length() + 1));
        }
      }
    }
  }
}

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

/** Refuses expressions that cannot be computed, whatever they would be computed from. */
final class ExpressionCheck {
  private static final int SEVERAL_FIELDS = 15983;
  private static final int INVALID_PIPELINE_OPERATOR = 168;
  private static final int EXACTLY = 16020;
  private static final int NO_PATH = 16872;
  private static final int UNDEFINED_VARIABLE = 17276;
  private static final int PATH_ENDS_WITH_DOT = 40353;
  private static final int EMPTY_NAME = 15998;
  private static final int DOTTED_NAME = 16412;

  private static final int FILTER_ARGUMENT = 28646;
  private static final int FILTER_UNKNOWN = 28647;
  private static final int MAP_ARGUMENT = 16878;
  private static final int MAP_UNKNOWN = 16879;
  private static final int COND_UNKNOWN = 17083;
  private static final int COND_MISSING = 17080;
  private static final int MISSING_ARGUMENT = 28648;

  private final Set<String> variables;

  private ExpressionCheck(Set<String> variables) {
    this.variables = variables;
  }

  static void check(@Nullable Object expression) {
    new ExpressionCheck(Expression.VARIABLES).any(expression);
  }

  private void any(@Nullable Object expression) {
    if (expression instanceof String text && text.startsWith("$")) {
      path(text);
    } else if (expression instanceof Collection<?> several) {
      several.forEach(this::any);
    } else if (expression instanceof Document document) {
      document(document);
    }
  }

  private void path(String text) {
    String path = text.startsWith("$$") ? text.substring(2) : text.substring(1);
    if (path.isEmpty()) {
      throw Refusal.numbered(NO_PATH, "'$' by itself is not a valid FieldPath");
    }
    if (path.endsWith(".")) {
      throw Refusal.numbered(PATH_ENDS_WITH_DOT, "FieldPath must not end with a '.'.");
    }
    List<String> parts = List.of(path.split("\\.", -1));
    if (parts.contains("")) {
      throw Refusal.numbered(EMPTY_NAME, "FieldPath field names may not be empty strings.");
    }
    if (text.startsWith("$$") && !variables.contains(parts.get(0))) {
      throw Refusal.numbered(UNDEFINED_VARIABLE, "Use of undefined variable: %s", parts.get(0));
    }
  }

  private void document(Document document) {
    for (Map.Entry<String, @Nullable Object> entry : document.entrySet()) {
      String name = entry.getKey();
      if (name.startsWith("$")) {
        if (document.size() > 1) {
          throw Refusal.numbered(
              SEVERAL_FIELDS, "An object representing an expression must have exactly one field");
        }
        operator(name, entry.getValue());
      } else if (name.contains(".")) {
        throw Refusal.numbered(DOTTED_NAME, "FieldPath field names may not contain '.'.");
      } else {
        any(entry.getValue());
      }
    }
  }

  private void operator(String symbol, @Nullable Object operand) {
    Expression expression = Expression.of(symbol);
    if (expression == null) {
      throw new MongoServerError(
          INVALID_PIPELINE_OPERATOR,
          "InvalidPipelineOperator",
          String.format(Locale.ROOT, "Unrecognized expression '%s'", symbol));
    }
    switch (expression) {
      case LITERAL -> {}
      case FILTER -> overArray("$filter", "cond", operand, FILTER_ARGUMENT, FILTER_UNKNOWN);
      case MAP -> overArray("$map", "in", operand, MAP_ARGUMENT, MAP_UNKNOWN);
      case COND -> cond(operand);
      default -> operands(expression, operand);
    }
  }

  private void operands(Expression expression, @Nullable Object operand) {
    int given = operand instanceof Collection<?> several ? several.size() : 1;
    if (given < expression.fewest() || given > expression.most()) {
      throw Refusal.numbered(
          EXACTLY,
          "Expression %s takes exactly %d arguments. %d were passed in.",
          expression.symbol(),
          expression.fewest(),
          given);
    }
    any(operand);
  }

  private void cond(@Nullable Object operand) {
    if (!(operand instanceof Document parts)) {
      operands(Expression.COND, operand);
      return;
    }
    Set<String> names = Set.of("if", "then", "else");
    demandOnly("$cond", parts, names, COND_UNKNOWN);
    for (String name : names) {
      if (!parts.containsKey(name)) {
        throw Refusal.numbered(COND_MISSING, "Missing '%s' parameter to $cond", name);
      }
    }
    parts.values().forEach(this::any);
  }

  private void overArray(
      String symbol, String body, @Nullable Object operand, int noObject, int unknown) {
    if (!(operand instanceof Document parts)) {
      throw Refusal.numbered(noObject, "%s only supports an object as its argument", symbol);
    }
    demandOnly(symbol, parts, Set.of("input", "as", body), unknown);
    for (String name : List.of("input", body)) {
      if (!parts.containsKey(name)) {
        throw Refusal.numbered(MISSING_ARGUMENT, "Missing '%s' parameter to %s", name, symbol);
      }
    }
    any(parts.get("input"));
    Object as = parts.getOrDefault("as", "this");
    if (!(as instanceof String variable) || !variable.matches("[a-z][A-Za-z0-9_]*")) {
      throw Refusal.failedToParse("'%s' is not a valid name of a variable", as);
    }
    Set<String> inside = new HashSet<>(variables);
    inside.add(variable);
    new ExpressionCheck(inside).any(parts.get(body));
  }

  private static void demandOnly(String symbol, Document parts, Set<String> known, int unknown) {
    for (String name : parts.keySet()) {
      if (!known.contains(name)) {
        throw Refusal.numbered(unknown, "Unrecognized parameter to %s: %s", symbol, name);
      }
    }
  }
}

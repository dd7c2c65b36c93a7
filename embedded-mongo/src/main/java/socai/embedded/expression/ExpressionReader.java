package socai.embedded.expression;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.Errors;

/** Makes expressions of what is written; knows which variables are defined where it stands. */
final class ExpressionReader {
  private static final int ONE_OPERATOR_ONLY = 15983;
  private static final int UNDEFINED_VARIABLE = 17276;
  private static final int NO_SUCH_OPERATOR = 168;

  private final Set<String> variables;

  ExpressionReader() {
    this(Set.of());
  }

  private ExpressionReader(Set<String> variables) {
    this.variables = variables;
  }

  /** The reader of what stands where a variable is defined too. */
  ExpressionReader with(String variable) {
    Set<String> more = new HashSet<>(variables);
    more.add(variable);
    return new ExpressionReader(more);
  }

  Computed read(@Nullable Object spec) {
    if (spec instanceof String text && text.startsWith("$$")) {
      return variable(text.substring(2));
    } else if (spec instanceof String text && text.startsWith("$")) {
      List<String> names = names(text.substring(1));
      return scope -> ValuePath.of(scope.root(), names);
    } else if (spec instanceof Document document) {
      return document(document);
    } else if (spec instanceof Collection<?> array) {
      List<Computed> all = each(array);
      return scope -> {
        List<@Nullable Object> values = new ArrayList<>();
        all.forEach(each -> values.add(orNull(each.in(scope))));
        return values;
      };
    }
    return scope -> spec;
  }

  List<Computed> each(Collection<?> specs) {
    List<Computed> all = new ArrayList<>();
    specs.forEach(spec -> all.add(read(spec)));
    return all;
  }

  static @Nullable Object orNull(@Nullable Object value) {
    return value instanceof Missing ? null : value;
  }

  private Computed variable(String path) {
    List<String> all = names(path);
    String name = all.get(0);
    List<String> rest = all.subList(1, all.size());
    if (name.equals("ROOT")) {
      return scope -> ValuePath.of(scope.root(), rest);
    } else if (variables.contains(name)) {
      return scope -> ValuePath.of(scope.variable(name), rest);
    }
    throw Errors.located(UNDEFINED_VARIABLE, "Use of undefined variable: " + name);
  }

  private static List<String> names(String path) {
    List<String> names = List.of(path.split("\\.", -1));
    if (names.contains("")) {
      throw Errors.badValue("a field path with an empty name: '" + path + "'");
    }
    return names;
  }

  private Computed document(Document spec) {
    for (String name : spec.keySet()) {
      if (name.startsWith("$")) {
        if (spec.size() > 1) {
          throw Errors.located(
              ONE_OPERATOR_ONLY, "an expression must have exactly one operator: " + spec.keySet());
        }
        ExpressionOperator operator = ExpressionOperator.of(name);
        if (operator == null) {
          throw Errors.unknown(NO_SUCH_OPERATOR, "the expression '" + name + "'");
        }
        return operator.read(spec.get(name), this);
      }
    }
    Map<String, Computed> fields = new LinkedHashMap<>();
    spec.forEach((name, value) -> fields.put(name, read(value)));
    return scope -> {
      Document document = new Document();
      fields.forEach(
          (name, field) -> {
            Object value = field.in(scope);
            if (!(value instanceof Missing)) {
              document.put(name, value);
            }
          });
      return document;
    };
  }
}

package socai.embedded.expression;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** The document that an expression is computed of, and the variables that it may name. */
record Scope(Document root, @Nullable Variable variables) {

  record Variable(String name, @Nullable Object value, @Nullable Variable outer) {}

  Scope with(String name, @Nullable Object value) {
    return new Scope(root, new Variable(name, value, variables));
  }

  @Nullable Object variable(String name) {
    for (Variable each = variables; each != null; each = each.outer()) {
      if (each.name().equals(name)) {
        return each.value();
      }
    }
    throw new IllegalStateException(name); // the parser knows who is defined
  }
}

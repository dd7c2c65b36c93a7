package socai.embedded.expression;

import org.jspecify.annotations.Nullable;

/** A part of an expression. */
@FunctionalInterface
interface Computed {
  @Nullable Object in(Scope scope);
}

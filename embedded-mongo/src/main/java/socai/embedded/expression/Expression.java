package socai.embedded.expression;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.ValueOrder;

/** Something that is computed of a document. Thread-safe. */
public final class Expression {
  private final Computed computed;

  private Expression(Computed computed) {
    this.computed = computed;
  }

  /**
   * Reads an expression.
   *
   * @throws MongoServerError if it asks for what there is not
   */
  public static Expression read(@Nullable Object spec) {
    return new Expression(new ExpressionReader().read(spec));
  }

  /** Its value for a document; {@link Missing} if there is none. */
  public @Nullable Object of(Document document) {
    return computed.in(new Scope(document, null));
  }

  /** Whether a value counts as true: all but false, zero, null and what is missing. */
  public static boolean isTrue(@Nullable Object value) {
    if (value instanceof Boolean bool) {
      return bool;
    }
    return !Missing.isNullOrMissing(value)
        && !(value instanceof Number number && ValueOrder.equal(number, 0));
  }
}

package socai.web;

import java.util.Map;
import socai.problem.RefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Says what is wrong with JSON that could not be read. Names the place and never repeats the value,
 * which may be somebody's name.
 */
public final class Unreadable {
  private Unreadable() {}

  /** The refusal for {@code cause}. */
  public static RefusedException refused(JacksonException cause) {
    if (cause instanceof UnrecognizedPropertyException unknown) {
      return WebRefusal.UNKNOWN_FIELD.refused(field(unknown));
    }
    if (cause instanceof InvalidNullException missing) {
      return WebRefusal.MISSING_FIELD.refused(field(missing));
    }
    if (cause instanceof MismatchedInputException mismatch) {
      return (isAbsent(mismatch) ? WebRefusal.MISSING_FIELD : WebRefusal.WRONG_TYPE)
          .refused(field(mismatch));
    }
    if (cause instanceof DatabindException bound) {
      return WebRefusal.WRONG_TYPE.refused(field(bound));
    }
    if (cause instanceof InputCoercionException outOfRange) {
      return WebRefusal.WRONG_TYPE.refused(field(outOfRange));
    }
    return WebRefusal.MALFORMED.refused();
  }

  /** Jackson tells a missing field from a wrong one in words only; tests send both. */
  private static boolean isAbsent(MismatchedInputException mismatch) {
    String message = String.valueOf(mismatch.getOriginalMessage());
    return message.startsWith("Null value for creator property")
        || message.startsWith("Missing ")
        || message.startsWith("Cannot map `null`");
  }

  private static Map<String, String> field(JacksonException cause) {
    StringBuilder path = new StringBuilder();
    for (Reference step : cause.getPath()) {
      path.append('/').append(step.getPropertyName() == null ? step.getIndex() : nameOf(step));
    }
    return Map.of("field", path.isEmpty() ? "/" : path.toString());
  }

  /** A field's name is the caller's too: only what could be a name of ours is repeated. */
  private static String nameOf(Reference step) {
    return step.getPropertyName().matches("[A-Za-z]{1,40}") ? step.getPropertyName() : "…";
  }
}

package socai.command;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import socai.problem.RefusedException;
import socai.range.FromDay;
import socai.range.Items;
import socai.range.Line;
import socai.range.Prose;
import socai.range.Within;
import socai.time.OccurredAt;

/** Looks whether a command's fields are within their ranges, before any rule is asked. */
@Component
class Forms {
  private static final String OFFSET = "+hh:mm, -hh:mm, Z";

  private final Validator validator;

  Forms(Validator validator) {
    this.validator = validator;
  }

  /**
   * Returns if all of them are.
   *
   * @throws RefusedException that names the first field that is not, and its range; never its value
   */
  void check(Command command) {
    validator.validate(command).stream()
        .min(Comparator.comparing(v -> v.getPropertyPath().toString()))
        .ifPresent(
            violation -> {
              throw refused(violation);
            });
  }

  private static RefusedException refused(ConstraintViolation<?> violation) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("field", field(violation));
    Annotation range = violation.getConstraintDescriptor().getAnnotation();
    if (range instanceof Line line) {
      return text(violation.getInvalidValue(), line.value(), details);
    }
    if (range instanceof Prose prose) {
      return text(violation.getInvalidValue(), prose.value(), details);
    }
    if (range instanceof Items items) {
      details.put("least", Integer.toString(items.least()));
      details.put("most", Integer.toString(items.most()));
      return CommandRefusal.WRONG_COUNT.refused(details);
    }
    if (range instanceof Within within) {
      details.put("least", Long.toString(within.least()));
      details.put("most", Long.toString(within.most()));
      return CommandRefusal.OUT_OF_RANGE.refused(details);
    }
    if (range instanceof FromDay from && isEarly(violation.getInvalidValue(), from)) {
      details.put("earliest", from.value().day().toString());
      return CommandRefusal.TOO_EARLY.refused(details);
    }
    details.put("range", range instanceof Pattern pattern ? pattern.regexp() : OFFSET);
    return CommandRefusal.BAD_VALUE.refused(details);
  }

  private static RefusedException text(Object value, int most, Map<String, String> details) {
    details.put("most", Integer.toString(most));
    String text = value.toString();
    boolean isLong = text.codePointCount(0, text.length()) > most;
    return (isLong ? CommandRefusal.TOO_LONG : CommandRefusal.UNFIT_TEXT).refused(details);
  }

  private static boolean isEarly(Object value, FromDay from) {
    return !(value instanceof OccurredAt at) || at.day().isBefore(from.value().day());
  }

  private static String field(ConstraintViolation<?> violation) {
    return ("/" + violation.getPropertyPath().toString().replace('.', '/'))
        .replaceAll("\\[(\\d+)]", "/$1")
        .replaceAll("/?<[^>]*>", "");
  }
}

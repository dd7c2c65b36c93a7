package socai.range;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A day, or a moment, of which something may be recorded: not before the first of its kind. That it
 * is not after today is a rule, for it needs a clock.
 */
@Documented
@Constraint(validatedBy = {Ranges.OfDays.class, Ranges.OfMoments.class})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface FromDay {
  /** The first day of its kind. */
  Since value();

  /** Told to nobody: each range has a refusal of its own. */
  String message() default "";

  /** Asked for by the standard. */
  Class<?>[] groups() default {};

  /** Asked for by the standard. */
  Class<? extends Payload>[] payload() default {};
}

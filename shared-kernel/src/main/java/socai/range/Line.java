package socai.range;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text of one line that shows something: a name, a number, an address. */
@Documented
@Constraint(validatedBy = {Ranges.OfLines.class})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Line {
  /** The most characters, as Unicode counts them. */
  int value();

  /** Told to nobody: each range has a refusal of its own. */
  String message() default "";

  /** Asked for by the standard. */
  Class<?>[] groups() default {};

  /** Asked for by the standard. */
  Class<? extends Payload>[] payload() default {};
}

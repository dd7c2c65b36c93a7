package socai.embedded.update;

import de.bwaldvogel.mongo.backend.Missing;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.Arithmetic;
import socai.embedded.value.Errors;
import socai.embedded.value.TypeCode;

/** Adds to a number, or multiplies it. */
record NumberChange(String operator, Arithmetic arithmetic, Number operand) implements Change {

  static NumberChange of(
      String operator, Arithmetic arithmetic, String path, @Nullable Object operand) {
    if (operand instanceof Number number) {
      return new NumberChange(operator, arithmetic, number);
    }
    throw Errors.typeMismatch(
        String.format(
            Locale.ROOT,
            "Cannot %s with non-numeric argument: {%s: %s}",
            operator.equals("$inc") ? "increment" : "multiply",
            path,
            Change.show(operand)));
  }

  @Override
  public void at(Place place) {
    Object value = place.value();
    if (value instanceof Missing) {
      place.set(arithmetic == Arithmetic.ADD ? operand : Arithmetic.MULTIPLY.orDouble(0, operand));
    } else if (value instanceof Number number) {
      place.set(
          arithmetic
              .whole(number, operand)
              .orElseThrow(
                  () ->
                      Errors.badValue(
                          String.format(
                              Locale.ROOT,
                              "Failed to apply %s operations to current value (%s) for document %s",
                              operator,
                              number,
                              Change.named(place.document())))));
    } else {
      throw Errors.typeMismatch(
          String.format(
              Locale.ROOT,
              "Cannot apply %s to a value of non-numeric type. %s has the field '%s' of non-numeric type %s",
              operator,
              Change.named(place.document()),
              place.path(),
              TypeCode.nameOf(value)));
    }
  }
}

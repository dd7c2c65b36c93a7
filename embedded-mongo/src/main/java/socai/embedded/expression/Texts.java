package socai.embedded.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.Errors;
import socai.embedded.value.TypeCode;

/** Texts. */
final class Texts {
  private static final int NO_TEXT = 16007;

  private Texts() {}

  static @Nullable Object concat(List<@Nullable Object> all) {
    StringBuilder text = new StringBuilder();
    for (Object each : all) {
      if (ExpressionOperator.isNothing(each)) {
        return null;
      }
      text.append(text(each, 16702, "$concat"));
    }
    return text.toString();
  }

  /** With the letters of a range moved to another; nothing makes an empty text. */
  static Object each(String operator, @Nullable Object value, char first, char last, char moved) {
    if (ExpressionOperator.isNothing(value)) {
      return "";
    }
    StringBuilder text = new StringBuilder(text(value, NO_TEXT, operator));
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter >= first && letter <= last) {
        text.setCharAt(i, (char) (letter - first + moved));
      }
    }
    return text.toString();
  }

  private static String text(@Nullable Object value, int code, String operator) {
    if (value instanceof String text) {
      return text;
    }
    throw Errors.located(code, operator + " only supports strings, not " + TypeCode.nameOf(value));
  }
}

package socai.query.rebuild;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The one text of a stored document: the same whatever server keeps it, in whatever order it keeps
 * fields, and whatever kinds of numbers it prefers.
 *
 * <p>JSON without spaces. The fields of an object are in the order of their names' UTF-16 code
 * units. A number is its exact value, written out in decimal without an exponent or superfluous
 * zeros. In texts only the quotation mark, the backslash and what lies below U+0020 are escaped, as
 * {@code \\u00xx}.
 */
final class Canonical {
  private static final String HEX = "0123456789abcdef";

  private Canonical() {}

  /**
   * The text of {@code value}.
   *
   * @throws IllegalArgumentException if it holds what no view is made of, such as a date of BSON's
   *     own
   */
  static String text(BsonValue value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(BsonValue value, StringBuilder out) {
    switch (value.getBsonType()) {
      case DOCUMENT -> object(value.asDocument(), out);
      case ARRAY -> array(value.asArray(), out);
      case STRING -> text(value.asString().getValue(), out);
      case BOOLEAN -> out.append(value.asBoolean().getValue());
      case NULL -> out.append("null");
      case INT32 -> out.append(value.asInt32().getValue());
      case INT64 -> out.append(value.asInt64().getValue());
      case DOUBLE -> number(new BigDecimal(value.asDouble().getValue()), out);
      case DECIMAL128 -> number(value.asDecimal128().getValue().bigDecimalValue(), out);
      default -> throw new IllegalArgumentException("no view holds a " + value.getBsonType());
    }
  }

  private static void object(BsonDocument document, StringBuilder out) {
    out.append('{');
    String between = "";
    for (Map.Entry<String, BsonValue> field : new TreeMap<>(document).entrySet()) {
      out.append(between);
      text(field.getKey(), out);
      out.append(':');
      write(field.getValue(), out);
      between = ",";
    }
    out.append('}');
  }

  private static void array(List<BsonValue> values, StringBuilder out) {
    out.append('[');
    String between = "";
    for (BsonValue value : values) {
      out.append(between);
      write(value, out);
      between = ",";
    }
    out.append(']');
  }

  private static void number(BigDecimal value, StringBuilder out) {
    out.append(value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
  }

  private static void text(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}

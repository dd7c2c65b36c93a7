package socai.embedded.match;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.Errors;
import socai.embedded.value.ValueOrder;

/** Regular expressions: true of texts with the pattern, and of the same expression as a value. */
final class TextPattern {
  private static final int INVALID = 51091;
  private static final int BAD_OPTION = 51108;

  private TextPattern() {}

  static Predicate<@Nullable Object> test(BsonRegularExpression regex) {
    Pattern pattern = compiled(regex.getPattern(), regex.getOptions());
    return value ->
        value instanceof String text
            ? pattern.matcher(text).find()
            : value instanceof BsonRegularExpression && ValueOrder.equal(value, regex);
  }

  private static Pattern compiled(String pattern, @Nullable String options) {
    int flags = Pattern.UNIX_LINES | Pattern.UNICODE_CASE; // as PCRE reads UTF-8
    for (char option : options == null ? new char[0] : options.toCharArray()) {
      flags |=
          switch (option) {
            case 'i' -> Pattern.CASE_INSENSITIVE;
            case 'm' -> Pattern.MULTILINE;
            case 's' -> Pattern.DOTALL;
            case 'x' -> Pattern.COMMENTS;
            case 'u' -> 0;
            default -> throw Errors.located(BAD_OPTION, "invalid flag in regex options: " + option);
          };
    }
    try {
      return Pattern.compile(pattern, flags);
    } catch (PatternSyntaxException e) {
      throw Errors.located(INVALID, "Regular expression is invalid: " + e.getDescription());
    }
  }
}

package socai.embedded.surface;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Looks at regular expressions. */
final class Patterns {
  private static final String OPTIONS = "imsxu";
  private static final int NOT_VALID = 51091;
  private static final int OPTIONS_TWICE = 51075;
  private static final int INVALID_FLAG = 51108;

  private Patterns() {}

  /** Looks at {@code $regex} and {@code $options}, which stand side by side. */
  static void check(Document operators) {
    Object regex = operators.get(QueryOperator.REGEX.symbol());
    if (!operators.containsKey(QueryOperator.REGEX.symbol())) {
      throw Refusal.badValue("$options needs a $regex");
    }
    Object options = operators.getOrDefault(QueryOperator.OPTIONS.symbol(), "");
    if (!(options instanceof String flags)) {
      throw Refusal.badValue("$options has to be a string");
    }
    if (regex instanceof BsonRegularExpression whole) {
      String own = flagsOf(whole.getOptions());
      if (!own.isEmpty() && !flags.isEmpty()) {
        throw Refusal.numbered(OPTIONS_TWICE, "options set in both $regex and $options");
      }
      check(whole.getPattern(), own + flags);
    } else if (regex instanceof String pattern) {
      check(pattern, flags);
    } else {
      throw Refusal.badValue("$regex has to be a string");
    }
  }

  static void check(String pattern, @Nullable String options) {
    for (char flag : flagsOf(options).toCharArray()) {
      if (OPTIONS.indexOf(flag) < 0) {
        throw Refusal.numbered(INVALID_FLAG, "invalid flag in regex options: %s", flag);
      }
    }
    if (pattern.indexOf('\0') >= 0) {
      throw Refusal.badValue("a regular expression cannot contain an embedded null byte");
    }
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw Refusal.numbered(NOT_VALID, "Regular expression is invalid: %s", e.getDescription());
    }
  }

  private static String flagsOf(@Nullable String options) {
    return options == null ? "" : options;
  }
}

package socai.problem;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * The texts of refusals in Vietnamese and English, from {@code problems_vi.properties} and {@code
 * problems_en.properties} in the package of the refusal: {@code <code>} is the title, {@code
 * <code>.detail} what to do.
 */
public final class ProblemTexts {
  private ProblemTexts() {}

  /** {@code refusal} in words: in English for English readers, else in Vietnamese. */
  public static Problem problem(Refusal refusal, Map<String, String> details, Locale reader) {
    return problem(refusal, details, reader, Optional.empty());
  }

  /** The same of the request that the log calls {@code request}. */
  public static Problem problem(
      Refusal refusal, Map<String, String> details, Locale reader, Optional<String> request) {
    ResourceBundle texts = textsOf(refusal, language(reader));
    return new Problem(
        Problem.TYPE_PREFIX + refusal.code(),
        fill(text(texts, refusal.code()), details),
        refusal.status(),
        fill(text(texts, refusal.code() + ".detail"), details),
        request.map(Problem.INSTANCE_PREFIX::concat),
        refusal.code(),
        details);
  }

  private static ResourceBundle textsOf(Refusal refusal, Locale language) {
    Class<?> family = refusal.getClass();
    return ResourceBundle.getBundle(
        family.getPackageName() + ".problems", language, family.getClassLoader());
  }

  private static Locale language(Locale reader) {
    return reader.getLanguage().equals("en") ? Locale.ENGLISH : Locale.forLanguageTag("vi");
  }

  private static String text(ResourceBundle texts, String key) {
    try {
      return texts.getString(key);
    } catch (MissingResourceException e) {
      throw new IllegalStateException("no text for " + key, e);
    }
  }

  private static String fill(String text, Map<String, String> details) {
    String filled = text;
    for (Map.Entry<String, String> detail : details.entrySet()) {
      filled = filled.replace("{" + detail.getKey() + "}", detail.getValue());
    }
    return filled;
  }
}

package socai.query.figure;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What a figure is, in words for those who do not know the software.
 *
 * @param vi in Vietnamese
 * @param en in English
 */
public record Definition(String vi, String en) {
  private static final String TEXTS = "socai.query.figure.figures";

  /** Of {@code figure}; its parameters are named beside it, not in it. */
  public static Definition of(Figure figure) {
    String key = figure.kind().code();
    return new Definition(text("vi", key), text("en", key));
  }

  private static String text(String language, String key) {
    return ResourceBundle.getBundle(TEXTS, Locale.forLanguageTag(language)).getString(key);
  }
}

package socai.query.table;

import java.util.Locale;
import java.util.ResourceBundle;

/** The Vietnamese words of tables: headings, and what stands under them. */
public final class Words {
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle(
          "socai.query.table.headings",
          Locale.forLanguageTag("vi"),
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));

  private Words() {}

  /**
   * A word by its key.
   *
   * @throws java.util.MissingResourceException if there is none
   */
  public static String of(String key) {
    return WORDS.getString(key);
  }
}

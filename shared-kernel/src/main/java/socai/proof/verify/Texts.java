package socai.proof.verify;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the program says, in Vietnamese or English. */
final class Texts {
  private final ResourceBundle texts;

  private Texts(ResourceBundle texts) {
    this.texts = texts;
  }

  /** English for those who speak it, Vietnamese for all others. */
  static Texts in(Locale locale) {
    Locale language =
        locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.forLanguageTag("vi");
    return new Texts(
        ResourceBundle.getBundle(
            "socai.proof.verify.verify",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT)));
  }

  /** The one of two texts that is in this language. */
  String either(String vi, String en) {
    return texts.getLocale().getLanguage().equals("en") ? en : vi;
  }

  String say(String key, Object... values) {
    return new MessageFormat(texts.getString(key), Locale.ROOT).format(values);
  }
}

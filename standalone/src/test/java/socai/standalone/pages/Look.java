package socai.standalone.pages;

import com.microsoft.playwright.options.ColorScheme;

/** How a reader sees a page: language, light or dark, phone or desk. */
public record Look(String language, ColorScheme light, int width, int height) {
  public static final Look DESK = new Look("vi", ColorScheme.LIGHT, 1280, 860);
  public static final Look PHONE = new Look("vi", ColorScheme.LIGHT, 360, 740);

  Look inEnglish() {
    return new Look("en", light, width, height);
  }

  Look inTheDark() {
    return new Look(language, ColorScheme.DARK, width, height);
  }

  /** As it ends the name of a picture. */
  @Override
  public String toString() {
    return language
        + (light == ColorScheme.LIGHT ? "-light" : "-dark")
        + (width < 600 ? "-phone" : "-desk");
  }
}

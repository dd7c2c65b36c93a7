package socai.web;

import java.util.List;
import java.util.Locale;

/** The languages we answer in, the first of them to whoever names none. */
final class Languages {
  static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  static final List<Locale> ALL = List.of(VIETNAMESE, Locale.ENGLISH);

  private Languages() {}
}

package socai.standalone.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import socai.schema.Json;

/** The texts of the pages. */
final class Texts {
  /** All pages share the first; the others are of rooms that few enter. */
  private static final List<String> FOLDERS = List.of("shared", "audit");

  private Texts() {}

  static Map<String, String> in(String language) {
    Map<String, String> texts = new LinkedHashMap<>();
    FOLDERS.forEach(folder -> texts.putAll(in(folder, language)));
    return texts;
  }

  private static Map<String, String> in(String folder, String language) {
    String file = "/static/" + folder + "/texts_" + language + ".json";
    try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(file), file)) {
      Map<String, String> texts = new LinkedHashMap<>();
      Json.mapper()
          .readTree(in)
          .properties()
          .forEach(text -> texts.put(text.getKey(), text.getValue().asString()));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

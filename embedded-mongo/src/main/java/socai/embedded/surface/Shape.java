package socai.embedded.surface;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields that a command, or a part of it, may have. */
final class Shape {
  private static final int MISSING = 40414;
  private static final int UNKNOWN = 40415;

  private final Map<String, Field> fields = new LinkedHashMap<>();

  Shape(Stream<Field> fields) {
    fields.forEach(field -> this.fields.put(field.name(), field));
  }

  static Shape of(Field... fields) {
    return new Shape(Arrays.stream(fields));
  }

  Stream<Field> fields() {
    return fields.values().stream();
  }

  List<String> heeded() {
    return fields.values().stream().filter(Field::isHeeded).map(Field::name).toList();
  }

  List<String> refused() {
    return fields.values().stream().filter(field -> !field.isHeeded()).map(Field::name).toList();
  }

  /**
   * Demands that a document has this shape.
   *
   * @param path what to call it when it has not
   * @param further fields that it may have besides
   */
  void check(String path, Document document, Shape further) {
    for (Map.Entry<String, @Nullable Object> entry : document.entrySet()) {
      String name = entry.getKey();
      Field field = fields.getOrDefault(name, further.fields.get(name));
      if (field == null) {
        throw Refusal.numbered(UNKNOWN, "BSON field '%s.%s' is an unknown field.", path, name);
      }
      check(path + "." + name, field, entry.getValue());
    }
    for (Field field : fields.values()) {
      if (field.isNeeded() && !document.containsKey(field.name())) {
        throw Refusal.numbered(
            MISSING, "BSON field '%s.%s' is missing but a required field", path, field.name());
      }
    }
  }

  private static void check(String path, Field field, @Nullable Object value) {
    if (field.isHeeded()) {
      field.type().check(path, value);
    } else if (asksForSomething(field, value)) {
      throw Refusal.unsupported("'%s'", path);
    }
  }

  private static boolean asksForSomething(Field field, @Nullable Object value) {
    if (field.name().equals("collation") && value instanceof Document collation) {
      return !Objects.equals(collation, new Document("locale", "simple"));
    }
    return value != null && !Boolean.FALSE.equals(value);
  }
}

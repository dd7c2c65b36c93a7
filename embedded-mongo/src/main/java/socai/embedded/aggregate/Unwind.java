package socai.embedded.aggregate;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.Errors;
import socai.embedded.value.FieldPath;

/** One document for each element of an array. */
record Unwind(List<String> path, @Nullable List<String> index, boolean keepsEmpty)
    implements Stage {
  private static final int BAD_PATH = 28818;
  private static final int UNKNOWN = 28811;
  private static final Set<String> KNOWN =
      Set.of("path", "includeArrayIndex", "preserveNullAndEmptyArrays");

  static Unwind of(@Nullable Object spec) {
    if (!(spec instanceof Document options)) {
      return new Unwind(path(spec), null, false);
    }
    if (!KNOWN.containsAll(options.keySet())) {
      throw Errors.located(UNKNOWN, "unrecognized option to $unwind stage: " + options.keySet());
    }
    return new Unwind(
        path(options.get("path")),
        options.get("includeArrayIndex") instanceof String name ? FieldPath.of(name).names() : null,
        Boolean.TRUE.equals(options.get("preserveNullAndEmptyArrays")));
  }

  private static List<String> path(@Nullable Object path) {
    if (path instanceof String text && text.startsWith("$") && !text.startsWith("$$")) {
      return FieldPath.of(text.substring(1)).names();
    }
    throw Errors.located(
        BAD_PATH, "path option to $unwind stage should be prefixed with a '$': " + path);
  }

  @Override
  public Stream<Document> run(Stream<Document> documents) {
    return documents.flatMap(document -> each(document).stream());
  }

  private List<Document> each(Document document) {
    Object value = document;
    for (String name : path) {
      value = value instanceof Document inside ? inside.getOrMissing(name) : Missing.getInstance();
    }
    if (value instanceof List<?> array && !array.isEmpty()) {
      List<Document> all = new ArrayList<>();
      for (Object element : array) {
        all.add(indexed(with(document, path, element), (long) all.size()));
      }
      return all;
    }
    if (!(value instanceof List) && !Missing.isNullOrMissing(value)) {
      return List.of(indexed(document, null));
    }
    if (!keepsEmpty) {
      return List.of();
    }
    Document kept = value instanceof List ? with(document, path, Missing.getInstance()) : document;
    return List.of(indexed(kept, null));
  }

  private Document indexed(Document document, @Nullable Long position) {
    return index == null ? document : with(document, index, position);
  }

  private static Document with(Document document, List<String> names, @Nullable Object value) {
    Document changed = new Document(document);
    String name = names.get(0);
    if (names.size() > 1) {
      Document inside = document.get(name) instanceof Document there ? there : new Document();
      changed.put(name, with(inside, names.subList(1, names.size()), value));
    } else if (value instanceof Missing) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return changed;
  }
}

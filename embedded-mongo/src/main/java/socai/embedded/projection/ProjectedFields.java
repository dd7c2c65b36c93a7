package socai.embedded.projection;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.Errors;

/** What becomes of the fields of one document: a tree, as the paths of a projection make it. */
final class ProjectedFields {
  private static final int COLLISION = 31249;

  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** A field that is shown as it is, or left out. */
  enum Flag {
    SHOWN,
    LEFT_OUT
  }

  /**
   * A field whose value is changed where it stands.
   *
   * @param change of what is there
   */
  record Changed(UnaryOperator<@Nullable Object> change) {}

  /**
   * A field that is computed of the whole document, and stands after those that are shown.
   *
   * @param value of the whole document; {@link Missing} for none
   */
  record Computed(Function<Document, @Nullable Object> value) {}

  boolean has(String name) {
    return fields.containsKey(name);
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  /** Adds what becomes of a field: a {@link Flag}, a {@link Changed} or a {@link Computed}. */
  void add(List<String> names, Object what) {
    String name = names.get(0);
    Object known = fields.get(name);
    if (names.size() == 1) {
      if (known != null) {
        throw collision(name);
      }
      fields.put(name, what);
      return;
    }
    if (known != null && !(known instanceof ProjectedFields)) {
      throw collision(name);
    }
    ((ProjectedFields) fields.computeIfAbsent(name, fresh -> new ProjectedFields()))
        .add(names.subList(1, names.size()), what);
  }

  private static RuntimeException collision(String name) {
    return Errors.located(COLLISION, "Path collision at " + name);
  }

  /** The fields that are shown, in the order in which the document has them. */
  Document shown(Document document) {
    Document shown = new Document();
    document.forEach(
        (name, value) -> {
          Object what = fields.get(name);
          Object kept =
              what == Flag.SHOWN
                  ? value
                  : what instanceof Changed changed
                      ? changed.change().apply(value)
                      : what instanceof ProjectedFields inside && !inside.isComputedOnly()
                          ? inside.shownInside(value)
                          : Missing.getInstance();
          if (!(kept instanceof Missing)) {
            shown.put(name, kept);
          }
        });
    return shown;
  }

  private @Nullable Object shownInside(@Nullable Object value) {
    if (value instanceof Document document) {
      return shown(document);
    }
    if (!(value instanceof Collection<?> array)) {
      return Missing.getInstance();
    }
    List<@Nullable Object> kept = new ArrayList<>();
    for (Object each : array) {
      Object inside = shownInside(each);
      if (!(inside instanceof Missing)) {
        kept.add(inside);
      }
    }
    return kept;
  }

  /** All fields but those that are left out. */
  Document rest(Document document) {
    Document rest = new Document();
    document.forEach(
        (name, value) -> {
          Object what = fields.get(name);
          if (what instanceof Changed changed) {
            rest.put(name, changed.change().apply(value));
          } else if (what instanceof ProjectedFields inside) {
            rest.put(name, inside.restInside(value));
          } else if (what != Flag.LEFT_OUT) {
            rest.put(name, value);
          }
        });
    return rest;
  }

  private @Nullable Object restInside(@Nullable Object value) {
    if (value instanceof Document document) {
      return rest(document);
    }
    return value instanceof Collection<?> array ? each(array, this::restInside) : value;
  }

  /** Adds the computed fields of {@code root} to what is shown of it. */
  Document computed(Document shown, Document root) {
    Document more = new Document(shown);
    fields.forEach(
        (name, what) -> {
          Object value = Missing.getInstance();
          if (what instanceof Computed computed) {
            value = computed.value().apply(root);
          } else if (what instanceof ProjectedFields inside && inside.hasComputed()) {
            value = inside.computedInside(more.getOrMissing(name), root);
          } else {
            return;
          }
          if (value instanceof Missing) {
            more.remove(name);
          } else {
            more.put(name, value);
          }
        });
    return more;
  }

  private @Nullable Object computedInside(@Nullable Object value, Document root) {
    if (value instanceof Collection<?> array) {
      return each(array, element -> computedInside(element, root));
    }
    return computed(value instanceof Document document ? document : new Document(), root);
  }

  boolean hasComputed() {
    return fields.values().stream()
        .anyMatch(
            what ->
                what instanceof Computed
                    || (what instanceof ProjectedFields in && in.hasComputed()));
  }

  private boolean isComputedOnly() {
    return fields.values().stream()
        .allMatch(
            what ->
                what instanceof Computed
                    || (what instanceof ProjectedFields in && in.isComputedOnly()));
  }

  private static List<@Nullable Object> each(
      Collection<?> array, UnaryOperator<@Nullable Object> change) {
    List<@Nullable Object> changed = new ArrayList<>(array.size());
    array.forEach(each -> changed.add(change.apply(each)));
    return changed;
  }
}

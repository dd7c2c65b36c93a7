package socai.embedded.value;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field, or one inside others: names with dots between them. */
public final class FieldPath {
  private static final int NO_INDEX = -1;

  private final List<String> names;

  private FieldPath(List<String> names) {
    this.names = names;
  }

  /** The path that a text tells. */
  public static FieldPath of(String dotted) {
    return new FieldPath(
        dotted.indexOf('.') < 0 ? List.of(dotted) : List.of(dotted.split("\\.", -1)));
  }

  /** The names on the way. */
  public List<String> names() {
    return names;
  }

  /** Looks at values, until one is what was sought. */
  public interface Visitor {
    /**
     * Looks at one.
     *
     * @param value {@link Missing} where there is none
     * @param index where in the outermost array on the way; negative if there was none
     * @return whether to stop
     */
    boolean isMeant(@Nullable Object value, int index);
  }

  /**
   * Walks over all values at the path, as a query does: through the documents of arrays on the way,
   * and to positions in arrays.
   *
   * @param intoArrays whether an array at the end counts as its elements, and then as a whole
   * @return whether the visitor stopped the walk
   */
  public boolean any(Document document, boolean intoArrays, Visitor visitor) {
    return new Walk(intoArrays, visitor).from(document, 0, NO_INDEX);
  }

  private final class Walk {
    private final boolean intoArrays;
    private final Visitor visitor;

    Walk(boolean intoArrays, Visitor visitor) {
      this.intoArrays = intoArrays;
      this.visitor = visitor;
    }

    boolean from(Object container, int first, int index) {
      Object inside = container;
      for (int next = first; next < names.size(); next++) {
        Object value = child(inside, names.get(next));
        if (next == names.size() - 1) {
          return end(value, index);
        } else if (value instanceof List<?> array) {
          return through(array, next + 1, index);
        } else if (!(value instanceof Document document)) {
          return visitor.isMeant(Missing.getInstance(), index);
        } else {
          inside = document;
        }
      }
      return end(inside, index);
    }

    private boolean end(@Nullable Object value, int index) {
      if (intoArrays && value instanceof Collection<?> array) {
        int position = 0;
        for (Object each : array) {
          if (visitor.isMeant(each, index < 0 ? position : index)) {
            return true;
          }
          position++;
        }
      }
      return visitor.isMeant(value, index);
    }

    private boolean through(List<?> array, int next, int outer) {
      int position = position(names.get(next));
      for (int i = 0; i < array.size(); i++) {
        Object each = array.get(i);
        int index = outer < 0 ? i : outer;
        if ((each instanceof Document document && from(document, next, index))
            || (i == position && at(each, next, index))) {
          return true;
        }
      }
      return false;
    }

    private boolean at(@Nullable Object element, int position, int index) {
      if (position == names.size() - 1) {
        return visitor.isMeant(element, index);
      }
      return (element instanceof Document || element instanceof List)
          && from(element, position + 1, index);
    }
  }

  private static @Nullable Object child(Object container, String name) {
    if (container instanceof Document document) {
      return document.getOrMissing(name);
    }
    List<?> array = (List<?>) container;
    int position = position(name);
    return position >= 0 && position < array.size() ? array.get(position) : Missing.getInstance();
  }

  /** The position in an array that a name means; negative if it means none. */
  public static int position(String name) {
    if (name.isEmpty()
        || name.length() > 9
        || (name.length() > 1 && name.charAt(0) == '0')
        || !name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return NO_INDEX;
    }
    return Integer.parseInt(name);
  }

  @Override
  public String toString() {
    return String.join(".", names);
  }
}

package socai.embedded.index;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.EmptyArray;
import socai.embedded.value.FieldPath;

/**
 * Takes from a document the values that an index keeps of it: one tuple, or one per element where a
 * field is an array or lies inside one. Fields inside the same array are taken from the same
 * element, as MongoDB does, never crossed.
 */
final class IndexKeys {
  private final List<String> paths;
  private final BiConsumer<@Nullable Object[], boolean[]> eachKey;
  private final boolean[] repeated;

  private IndexKeys(List<String> paths, BiConsumer<@Nullable Object[], boolean[]> eachKey) {
    this.paths = paths;
    this.eachKey = eachKey;
    this.repeated = new boolean[paths.size()];
  }

  /**
   * Hands out each tuple of values, with which of the fields went through an array so far. A field
   * that a document lacks is {@link Missing}.
   *
   * @throws CannotIndexParallelArraysError if two fields would have to be crossed
   */
  static void each(
      List<IndexField> fields,
      Document document,
      BiConsumer<@Nullable Object[], boolean[]> eachKey) {
    List<String> paths = fields.stream().map(IndexField::path).toList();
    Place[] open = new Place[paths.size()];
    for (int i = 0; i < open.length; i++) {
      open[i] = new Place(document, fields.get(i).names(), 0);
    }
    new IndexKeys(paths, eachKey).expand(open, new Object[open.length]);
  }

  /** Where the walk to a field stands: at a value, with names still to follow. */
  private record Place(@Nullable Object value, List<String> names, int next) {
    boolean atEnd() {
      return next == names.size();
    }

    Place with(@Nullable Object element) {
      return new Place(element, names, next);
    }
  }

  private void expand(@Nullable Place[] open, @Nullable Object[] values) {
    Collection<?> array = null;
    List<String> arrayPaths = new ArrayList<>();
    @Nullable Place[] inArray = new Place[open.length];
    for (int i = 0; i < open.length; i++) {
      Place start = open[i];
      if (start == null) {
        continue;
      }
      Place stop = walk(start);
      if (stop.value() instanceof Collection<?> found) {
        if (array != null && array != found) {
          arrayPaths.add(paths.get(i));
          throw new CannotIndexParallelArraysError(arrayPaths);
        }
        array = found;
        arrayPaths.add(paths.get(i));
        inArray[i] = stop;
        repeated[i] = true;
      } else {
        values[i] = stop.value();
      }
    }
    if (array == null) {
      eachKey.accept(values, repeated);
    } else if (array.isEmpty()) {
      fillEmpty(inArray, values);
    } else {
      for (Object element : array) {
        step(inArray, values.clone(), element);
      }
    }
  }

  private void fillEmpty(@Nullable Place[] inArray, @Nullable Object[] values) {
    for (int i = 0; i < inArray.length; i++) {
      Place place = inArray[i];
      if (place != null) {
        values[i] = place.atEnd() ? EmptyArray.INSTANCE : Missing.getInstance();
      }
    }
    eachKey.accept(values, repeated);
  }

  private void step(
      @Nullable Place[] inArray, @Nullable Object[] values, @Nullable Object element) {
    @Nullable Place[] open = new Place[inArray.length];
    for (int i = 0; i < inArray.length; i++) {
      Place place = inArray[i];
      if (place == null) {
        continue;
      }
      if (place.atEnd()) {
        values[i] = element; // an array inside an array is a value as a whole
      } else if (element instanceof Document) {
        open[i] = place.with(element);
      } else {
        values[i] = Missing.getInstance();
      }
    }
    if (Arrays.stream(open).allMatch(place -> place == null)) {
      eachKey.accept(values, repeated);
    } else {
      expand(open, values);
    }
  }

  /** Goes on until an array that must be opened, or the end. */
  private static Place walk(Place start) {
    Object value = start.value();
    int next = start.next();
    while (next < start.names().size()) {
      String name = start.names().get(next);
      if (value instanceof Document document) {
        value = document.getOrMissing(name);
      } else if (value instanceof List<?> list && FieldPath.position(name) >= 0) {
        int position = FieldPath.position(name);
        value = position < list.size() ? list.get(position) : Missing.getInstance();
      } else if (value instanceof Collection<?>) {
        break;
      } else {
        value = Missing.getInstance();
      }
      next++;
    }
    return new Place(value, start.names(), next);
  }
}

package socai.embedded.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a filter asks of one field, as far as an index can answer it.
 *
 * @param path the field
 * @param ranges what is let through: single values if {@code points}, else one range
 * @param points whether each range is one value
 * @param element the {@code $elemMatch} that it is part of: conditions with the same one speak of
 *     the same element
 * @param ofElement whether it is the element itself that is compared, not a field of it
 */
record Condition(
    String path,
    List<ValueRange> ranges,
    boolean points,
    @Nullable Object element,
    boolean ofElement) {

  boolean allowsNull() {
    return points && ranges.stream().anyMatch(ValueRange::isNull);
  }
}

package socai.embedded.match;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import socai.embedded.value.FieldPath;

/** What is asked of the values at one path. */
sealed interface ValueCondition {
  /** Whether it is true of what a document has at the path. */
  boolean at(FieldPath path, Document document, Hit hit);

  /** Whether it is true of a value as it stands, arrays not being looked into. */
  boolean of(@Nullable Object value);

  /**
   * True of one value at least.
   *
   * @param intoArrays whether an array at the path stands for its elements too
   */
  record Some(Predicate<@Nullable Object> test, boolean intoArrays) implements ValueCondition {
    @Override
    public boolean at(FieldPath path, Document document, Hit hit) {
      return path.any(
          document,
          intoArrays,
          (value, index) -> {
            boolean isMet = test.test(value);
            if (isMet) {
              hit.at(index);
            }
            return isMet;
          });
    }

    @Override
    public boolean of(@Nullable Object value) {
      return test.test(value);
    }
  }

  /** True of one element of an array. */
  record Element(Predicate<@Nullable Object> test) implements ValueCondition {
    @Override
    public boolean at(FieldPath path, Document document, Hit hit) {
      return path.any(
          document,
          false,
          (value, index) -> {
            int found = position(value);
            if (found >= 0) {
              hit.at(found);
            }
            return found >= 0;
          });
    }

    @Override
    public boolean of(@Nullable Object value) {
      return position(value) >= 0;
    }

    private int position(@Nullable Object value) {
      if (value instanceof Collection<?> array) {
        int position = 0;
        for (Object each : array) {
          if (test.test(each)) {
            return position;
          }
          position++;
        }
      }
      return -1;
    }
  }

  /** All of several. */
  record Every(List<ValueCondition> all) implements ValueCondition {
    @Override
    public boolean at(FieldPath path, Document document, Hit hit) {
      for (ValueCondition each : all) {
        if (!each.at(path, document, hit)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean of(@Nullable Object value) {
      return all.stream().allMatch(each -> each.of(value));
    }
  }

  /** Not another. */
  record Not(ValueCondition other) implements ValueCondition {
    @Override
    public boolean at(FieldPath path, Document document, Hit hit) {
      return !other.at(path, document, new Hit());
    }

    @Override
    public boolean of(@Nullable Object value) {
      return !other.of(value);
    }
  }
}

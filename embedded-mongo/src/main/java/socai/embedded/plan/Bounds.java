package socai.embedded.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import socai.embedded.key.KeyRange;
import socai.embedded.key.KeyWriter;

/**
 * What conditions make of one tree: single values for the first fields, perhaps a range for the
 * next.
 */
final class Bounds {
  /** What one query can name is within this; beyond it a product of lists would take memory. */
  private static final int MOST_RANGES = 1 << 20;

  private final AccessPath path;
  private final List<Condition> conditions;
  private List<byte[]> prefixes;
  private @Nullable List<KeyRange> ranges;
  private int points;
  private int singlePoints;
  private boolean twoSided;
  private boolean excludesNull;
  private boolean usedRepeated;
  private @Nullable Object element;

  private Bounds(AccessPath path, List<Condition> conditions) {
    this.path = path;
    this.conditions = conditions;
    this.prefixes = List.of(path.prefix());
  }

  static Bounds of(AccessPath path, List<Condition> conditions) {
    Bounds bounds = new Bounds(path, conditions);
    for (AccessPath.Field field : path.fields()) {
      if (!bounds.narrow(field)) {
        break;
      }
    }
    return bounds;
  }

  /** The ranges of keys, ascending and apart. */
  List<KeyRange> ranges() {
    List<KeyRange> all =
        ranges != null ? ranges : prefixes.stream().map(KeyRange::ofPrefix).toList();
    return all.stream()
        .filter(range -> !range.isEmpty())
        .sorted(Comparator.comparing(KeyRange::from, Arrays::compareUnsigned))
        .distinct()
        .toList();
  }

  boolean isNarrowed() {
    return points > 0 || ranges != null;
  }

  /** Whether at most one document can be inside. */
  boolean isOneDocument() {
    return path.unique() && singlePoints == path.fields().size();
  }

  /** Whether every field is one value, so that a document has at most one key inside. */
  boolean isOneKeyEach() {
    return singlePoints == path.fields().size();
  }

  /** How many of the first fields have exactly one value. */
  int singlePoints() {
    return singlePoints;
  }

  /** Whether documents without any of the fields are outside anyway. */
  boolean excludesNull() {
    return excludesNull;
  }

  /** More is better. */
  int worth() {
    return 10 * points + (ranges == null ? 0 : twoSided ? 7 : 4);
  }

  private boolean narrow(AccessPath.Field field) {
    Condition condition = choose(field);
    if (condition == null || (long) prefixes.size() * condition.ranges().size() > MOST_RANGES) {
      return false;
    }
    excludesNull |= !condition.allowsNull();
    if (field.repeated()) {
      usedRepeated = true;
      element = condition.element();
    }
    if (!condition.points()) {
      ValueRange range = condition.ranges().get(0);
      twoSided = range.isTwoSided();
      ranges = prefixes.stream().map(prefix -> range.after(prefix, field.descending())).toList();
      return false;
    }
    List<byte[]> longer = new ArrayList<>();
    for (byte[] prefix : prefixes) {
      for (ValueRange value : condition.ranges()) {
        longer.add(new KeyWriter().raw(prefix).raw(value.point(field.descending())).toBytes());
      }
    }
    singlePoints += points == singlePoints && condition.ranges().size() == 1 ? 1 : 0;
    points++;
    prefixes = longer;
    return true;
  }

  private @Nullable Condition choose(AccessPath.Field field) {
    if (field.hasPosition()) {
      return null;
    }
    Condition best = null;
    for (Condition condition : conditions) {
      if (!condition.path().equals(field.path()) || !mayUse(field, condition)) {
        continue;
      }
      if (best == null) {
        best = condition;
      } else if (condition.points()) {
        boolean fewer = condition.ranges().size() < best.ranges().size();
        best = !best.points() || fewer ? condition : best;
      } else if (!best.points() && mayIntersect(field, best, condition)) {
        ValueRange both = best.ranges().get(0).intersect(condition.ranges().get(0));
        best =
            new Condition(
                best.path(), List.of(both), false, condition.element(), condition.ofElement());
      }
    }
    return best;
  }

  // Conditions on two fields of an array can be met by two elements, and so by two keys, unless
  // one $elemMatch joins them.
  private boolean mayUse(AccessPath.Field field, Condition condition) {
    return !field.repeated()
        || !usedRepeated
        || (element != null && element == condition.element());
  }

  // The same for two conditions on one field.
  private static boolean mayIntersect(AccessPath.Field field, Condition a, Condition b) {
    return !field.repeated() || (a.ofElement() && b.ofElement() && a.element() == b.element());
  }
}

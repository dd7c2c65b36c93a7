package socai.query.evidence;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import socai.ledger.Position;
import socai.query.evidence.Replayed.Difference;
import socai.query.replay.Addend;

/** Lays two sorted rows of addends side by side; holds one of each. */
final class Differences {
  private Differences() {}

  /** The first {@code most} places at which the two are not the same. */
  static List<Difference> between(Stream<Addend> counted, Stream<Addend> shown, int most) {
    List<Difference> found = new ArrayList<>();
    Iterator<Addend> left = counted.iterator();
    Iterator<Addend> right = shown.iterator();
    Addend a = next(left);
    Addend b = next(right);
    while ((a != null || b != null) && found.size() < most) {
      if (a != null && (b == null || a.compareTo(b) < 0)) {
        found.add(Difference.onlyCounted(a));
        a = next(left);
      } else if (b != null && (a == null || b.compareTo(a) < 0)) {
        found.add(Difference.onlyShown(b));
        b = next(right);
      } else if (a != null && b != null) {
        if (a.amount() != b.amount()) {
          found.add(new Difference(new Position(a.position()), a.part(), a.amount(), b.amount()));
        }
        a = next(left);
        b = next(right);
      }
    }
    return found;
  }

  private static @Nullable Addend next(Iterator<Addend> row) {
    return row.hasNext() ? row.next() : null;
  }
}

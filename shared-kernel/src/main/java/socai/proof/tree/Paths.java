package socai.proof.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which parts of a tree must be known to prove something of it, in the order of RFC 6962. */
public final class Paths {
  private Paths() {}

  /**
   * The siblings on the way from leaf {@code index} to the root of a tree of {@code size}.
   *
   * @throws IllegalArgumentException if the tree has no such leaf
   */
  public static List<Leaves> inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("leaf " + index + " of " + size);
    }
    List<Leaves> path = new ArrayList<>();
    long from = 0;
    long to = size;
    while (to - from > 1) {
      long middle = from + largestPowerBelow(to - from);
      if (index < middle) {
        path.add(new Leaves(middle, to));
        to = middle;
      } else {
        path.add(new Leaves(from, middle));
        from = middle;
      }
    }
    Collections.reverse(path);
    return path;
  }

  /**
   * What shows that the tree of {@code size} begins with the tree of {@code old}; nothing where the
   * old one is empty or is the same.
   *
   * @throws IllegalArgumentException if the old tree is the larger one
   */
  public static List<Leaves> consistency(long old, long size) {
    if (old < 0 || old > size) {
      throw new IllegalArgumentException("from " + old + " to " + size);
    }
    List<Leaves> path = new ArrayList<>();
    if (old == 0 || old == size) {
      return path;
    }
    long from = 0;
    long to = size;
    while (to != old) {
      long middle = from + largestPowerBelow(to - from);
      if (old <= middle) {
        path.add(new Leaves(middle, to));
        to = middle;
      } else {
        path.add(new Leaves(from, middle));
        from = middle;
      }
    }
    if (from > 0) {
      path.add(new Leaves(from, to));
    }
    Collections.reverse(path);
    return path;
  }

  /** The largest power of two below {@code size}, which is at least 2. */
  private static long largestPowerBelow(long size) {
    return Long.highestOneBit(size - 1);
  }
}

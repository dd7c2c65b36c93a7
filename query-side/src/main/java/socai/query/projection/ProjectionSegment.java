package socai.query.projection;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a projection's views, told from the others by their keys, so that several can be
 * projected at a time. Which segment a key falls into never changes: how far each has looked is
 * kept.
 *
 * @param index which one, from 0
 * @param mask one less than how many there are, which is a power of two
 */
public record ProjectionSegment(int index, int mask) {
  /** All views. */
  public static final ProjectionSegment WHOLE = new ProjectionSegment(0, 0);

  /**
   * All views in {@code count} segments.
   *
   * @throws IllegalArgumentException if {@code count} is no power of two
   */
  public static List<ProjectionSegment> of(int count) {
    if (Integer.bitCount(count) != 1) {
      throw new IllegalArgumentException("not a power of two: " + count);
    }
    List<ProjectionSegment> segments = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      segments.add(new ProjectionSegment(index, count - 1));
    }
    return segments;
  }

  /** How many segments there are, with this one. */
  int count() {
    return mask + 1;
  }

  /** Whether the view {@code key} is in it. */
  public boolean has(String key) {
    int hash = key.hashCode();
    return ((hash ^ (hash >>> 16)) & mask) == index;
  }
}

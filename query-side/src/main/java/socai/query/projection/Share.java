package socai.query.projection;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a projection's pictures, told from the others by their keys, so that several can be
 * drawn at a time. Which share a key falls into never changes: how far each has looked is kept.
 *
 * @param index which one, from 0
 * @param mask one less than how many there are, which is a power of two
 */
public record Share(int index, int mask) {
  /** All pictures. */
  public static final Share WHOLE = new Share(0, 0);

  /**
   * All pictures in {@code count} shares.
   *
   * @throws IllegalArgumentException if {@code count} is no power of two
   */
  public static List<Share> of(int count) {
    if (Integer.bitCount(count) != 1) {
      throw new IllegalArgumentException("not a power of two: " + count);
    }
    List<Share> shares = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      shares.add(new Share(index, count - 1));
    }
    return shares;
  }

  /** How many shares there are, with this one. */
  int count() {
    return mask + 1;
  }

  /** Whether the picture {@code key} is in it. */
  public boolean has(String key) {
    int hash = key.hashCode();
    return ((hash ^ (hash >>> 16)) & mask) == index;
  }
}

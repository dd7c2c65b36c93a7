package socai.standalone.sonla;

import java.util.SplittableRandom;

/** Uneven shares that add up exactly. */
final class Shares {
  private Shares() {}

  /**
   * {@code parts} random numbers from {@code least} to {@code most} whose sum is {@code total}.
   *
   * @throws IllegalArgumentException if there are no such numbers
   */
  static int[] of(int total, int parts, int least, int most, SplittableRandom random) {
    if (total < (long) parts * least || total > (long) parts * most) {
      throw new IllegalArgumentException("no such shares");
    }
    int[] shares = random.ints(parts, least, most + 1).toArray();
    int sum = java.util.Arrays.stream(shares).sum();
    while (sum != total) {
      int part = random.nextInt(parts);
      int step = sum < total ? 1 : -1;
      if (shares[part] + step >= least && shares[part] + step <= most) {
        shares[part] += step;
        sum += step;
      }
    }
    return shares;
  }
}

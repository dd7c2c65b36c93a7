package socai.benchmarks.workload;

import java.util.UUID;

/** Identifiers that look random and are the same at every run. */
final class Ids {
  private Ids() {}

  static UUID of(String kind, long one, long other) {
    long seed = mix(kind.hashCode() * 0x9E3779B97F4A7C15L + one);
    return new UUID(
        (mix(seed + other) & ~0xF000L) | 0x4000L,
        (mix(seed ^ mix(other)) & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
  }

  /** A number below {@code bound} that looks random. */
  static int below(int bound, String kind, long one, long other) {
    return (int) Math.floorMod(of(kind, one, other).getMostSignificantBits() >> 16, (long) bound);
  }

  /** The finishing step of SplitMix64. */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}

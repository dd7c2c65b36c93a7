package socai.ledger;

import java.time.Duration;

/**
 * How much is written at once, and how long a caller may be kept.
 *
 * @param commitsInABatch how many commits are sent as one insert, at most
 * @param bytesInABatch how large such an insert may be; a larger commit goes alone
 * @param commitsWaiting how many commits may wait or be under way at one time
 * @param bytesWaiting how large these may be together
 * @param longestQueue how long a caller waits for room among them before being refused
 * @param patience how long a caller is kept in all, while the store does not answer or others
 *     always come first
 */
record WriteLimits(
    int commitsInABatch,
    int bytesInABatch,
    int commitsWaiting,
    int bytesWaiting,
    Duration longestQueue,
    Duration patience) {
  /** Who has less left than this part of the patience is sent no more. */
  private static final int PARTS = 20;

  static final WriteLimits USUAL =
      new WriteLimits(500, 4 << 20, 4_096, 64 << 20, Duration.ofSeconds(5), Duration.ofSeconds(20));

  /** What an insert takes that is worth sending. */
  Duration leastTime() {
    return patience.dividedBy(PARTS);
  }
}

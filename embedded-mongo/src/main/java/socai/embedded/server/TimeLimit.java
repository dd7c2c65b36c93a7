package socai.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.time.Duration;

/**
 * How long a command may take ({@code maxTimeMS}). It is looked at before each write and between
 * documents that are found; a cursor's time runs while a batch of it is made. Used by one thread at
 * a time.
 */
final class TimeLimit {
  private static final int MAX_TIME_EXPIRED = 50;

  private final long nanos;
  private long used;
  private long since = System.nanoTime();

  private TimeLimit(long nanos) {
    this.nanos = nanos;
  }

  /** The limit of a command, which begins now. */
  static TimeLimit of(Document command) {
    return new TimeLimit(
        command.get("maxTimeMS") instanceof Number ms
            ? Duration.ofMillis(ms.longValue()).toNanos()
            : 0);
  }

  /**
   * Demands that there is time left.
   *
   * @throws MongoServerError if there is none
   */
  void check() {
    if (nanos > 0 && used + System.nanoTime() - since > nanos) {
      throw new MongoServerError(
          MAX_TIME_EXPIRED, "MaxTimeMSExpired", "operation exceeded time limit");
    }
  }

  void pause() {
    used += System.nanoTime() - since;
  }

  void goOn() {
    since = System.nanoTime();
  }
}

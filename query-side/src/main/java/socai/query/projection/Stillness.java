package socai.query.projection;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * For how long things have been seen to be the same, by a clock of this process that nobody sets.
 * What another process says of the time of day decides nothing.
 */
public final class Stillness {
  private final LongSupplier nanoTime;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  private record Seen(Object state, long since) {}

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  public Stillness(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** For how long {@code thing} has been seen in {@code state}, by looks like this one. */
  public Duration of(String thing, Object state) {
    long now = nanoTime.getAsLong();
    Seen last =
        seen.compute(
            thing,
            (key, before) ->
                before != null && before.state().equals(state) ? before : new Seen(state, now));
    return Duration.ofNanos(now - last.since());
  }

  /** The next look is the first. */
  public void forget(String thing) {
    seen.remove(thing);
  }
}

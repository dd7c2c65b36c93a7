package socai.ledger.wake;

import java.time.Duration;

/**
 * How long to wait before looking again: shortly after something was found, then twice as long each
 * time, up to a bound. For one thread.
 */
public final class Polling {
  /** Short enough that nobody notices, long enough that an idle process costs nothing. */
  private static final Duration SHORTEST = Duration.ofMillis(10);

  private static final Duration LONGEST = Duration.ofMillis(100);

  private final Duration shortest;
  private final Duration longest;
  private Duration next;

  /**
   * @param shortest the wait after something was found
   * @param longest the wait after nothing has been found for long
   */
  public Polling(Duration shortest, Duration longest) {
    this.shortest = shortest;
    this.longest = longest;
    this.next = longest;
  }

  /** From 10 to 100 ms. */
  public static Polling usual() {
    return new Polling(SHORTEST, LONGEST);
  }

  /** How long to wait now. */
  public Duration next() {
    return next;
  }

  /** Tells how the look after that wait went. */
  public void looked(boolean found) {
    if (found) {
      next = shortest;
    } else {
      Duration doubled = next.multipliedBy(2);
      next = doubled.compareTo(longest) > 0 ? longest : doubled;
    }
  }
}

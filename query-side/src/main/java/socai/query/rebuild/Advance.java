package socai.query.rebuild;

import java.time.Duration;
import socai.ledger.Position;

/**
 * How far a generation has been projected.
 *
 * @param reached the last event projected, and durable
 * @param goal where it is to stop
 * @param perSecond events, on average since it was begun or gone on with
 */
public record Advance(Position reached, Position goal, double perSecond) {
  /** How long it will take if it goes on like this; zero at the goal. */
  public Duration left() {
    long events = Math.max(0, goal.value() - reached.value());
    return perSecond > 0
        ? Duration.ofMillis((long) (1_000 * events / perSecond))
        : Duration.ofMillis(events);
  }
}

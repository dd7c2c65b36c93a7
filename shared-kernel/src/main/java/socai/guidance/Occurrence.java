package socai.guidance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import socai.time.Vietnam;

/**
 * Where a step stands among all steps of one household: by the clock of whoever was there; at one
 * moment, by the act's identifier; in one act, by its place there. Nothing in it depends on when it
 * was recorded.
 *
 * @param step its place in the act, from 0
 */
public record Occurrence(Instant at, UUID act, int step) implements Comparable<Occurrence> {
  private static final UUID LOWEST = new UUID(Long.MIN_VALUE, Long.MIN_VALUE);

  /** Behind all. */
  public static final Occurrence LAST = new Occurrence(Instant.MAX, LOWEST, 0);

  /** Behind all of {@code day} and before all of the next. */
  public static Occurrence endOf(LocalDate day) {
    return new Occurrence(
        day.plusDays(1).atStartOfDay(Vietnam.ZONE).toInstant(), LOWEST, Integer.MIN_VALUE);
  }

  @Override
  public int compareTo(Occurrence other) {
    int byTime = at.compareTo(other.at);
    int byAct = byTime == 0 ? act.compareTo(other.act) : byTime;
    return byAct == 0 ? Integer.compare(step, other.step) : byAct;
  }
}

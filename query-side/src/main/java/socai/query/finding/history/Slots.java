package socai.query.finding.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import socai.household.HouseholdId;

/**
 * Time in slots as long as acts may lie apart and still be held against one another: those close to
 * an act are in its slot or in the one before or behind it.
 */
public final class Slots {
  private static final Duration LEAST = Duration.ofMinutes(1);

  private final Duration within;
  private final long seconds;

  public Slots(Duration within) {
    this.within = within;
    this.seconds = (within.compareTo(LEAST) < 0 ? LEAST : within).toSeconds();
  }

  /** The slot of {@code time}. */
  public long of(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), seconds);
  }

  /** What the acts of {@code household} in {@code slot} are found by. */
  public static String key(HouseholdId household, long slot) {
    return household + "@" + slot;
  }

  /** What the acts of the household of {@code act} in the same slot are found by. */
  public String keyOf(CountedAct act) {
    return key(act.household(), of(act.at()));
  }

  /** What the acts close to {@code time} are found by. */
  public Stream<String> around(HouseholdId household, Instant time) {
    return LongStream.rangeClosed(of(time) - 1, of(time) + 1)
        .mapToObj(slot -> key(household, slot));
  }

  /** What those in {@code count} slots from {@code slot} on are found by, {@code step} by step. */
  public static List<String> run(HouseholdId household, long slot, int step, int count) {
    return LongStream.range(0, count).mapToObj(i -> key(household, slot + i * step)).toList();
  }

  /** Whether {@code later} is that soon after {@code earlier}. */
  public boolean isSoon(Instant earlier, Instant later) {
    return Duration.between(earlier, later).compareTo(within) <= 0;
  }
}

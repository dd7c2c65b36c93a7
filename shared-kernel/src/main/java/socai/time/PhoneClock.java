package socai.time;

import java.time.Duration;

/** How far a phone's clock may be trusted. */
public final class PhoneClock {
  /** Phones without a network drift by minutes; beyond this, the clock is set wrong. */
  public static final Duration ERROR = Duration.ofMinutes(10);

  private PhoneClock() {}

  /** Whether {@code at} lies further after {@code now} than a phone's clock may be ahead. */
  public static boolean isAhead(OccurredAt at, RecordedAt now) {
    return at.instant().isAfter(now.value().plus(ERROR));
  }
}

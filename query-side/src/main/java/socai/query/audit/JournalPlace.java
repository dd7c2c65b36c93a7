package socai.query.audit;

import java.time.Instant;
import java.util.Locale;

/**
 * Where an event stands in the order of recording, which is not that of the positions: writers'
 * clocks differ.
 *
 * @param at when it was recorded
 * @param position its position; 0 comes before all that were recorded in the same millisecond
 */
record JournalPlace(Instant at, long position) {
  /** As {@link #toString} writes it; texts of this form sort as the places do. */
  static final String PATTERN = "[0-9a-f]{12}-[0-9a-f]{14}";

  private static final Instant LATEST = Instant.ofEpochMilli((1L << 48) - 1);

  /** Moments before 1970 and after the year 10000 are taken for these. */
  JournalPlace {
    at = at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at.isAfter(LATEST) ? LATEST : at;
  }

  /** The place before all that was recorded at {@code moment} or later. */
  static JournalPlace before(Instant moment) {
    return new JournalPlace(moment, 0);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%012x-%014x", at.toEpochMilli(), position);
  }
}

package socai.query.ladder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import socai.guidance.ActId;
import socai.household.HouseholdId;
import socai.time.OccurredAt;
import socai.time.Vietnam;

/**
 * Where acts of guidance stand among all of their household, as texts: they sort as the acts
 * occurred, and of one moment by their identifiers, as {@link
 * socai.guidance.Ladder#asTheyOccurred}.
 */
public final class Places {
  /** What a place is behind its household. */
  public static final String KEY = "[0-9a-f]{56}";

  private static final HexFormat HEX = HexFormat.of();
  private static final String IN = "/";

  /** Sorts behind every digit of {@link #sortable}. */
  private static final String BEHIND = "~";

  private static final int SECONDS_DIGITS = 16;

  private Places() {}

  /** Where {@code act} of {@code household} stands, which occurred at {@code at}. */
  public static String of(HouseholdId household, ActId act, OccurredAt at) {
    UUID id = act.value();
    return beginOf(household)
        + sortable(at.instant())
        + HEX.toHexDigits(id.getMostSignificantBits() ^ Long.MIN_VALUE)
        + HEX.toHexDigits(id.getLeastSignificantBits() ^ Long.MIN_VALUE);
  }

  /** Before all acts that {@code household} was given on {@code day} or later. */
  public static String beginOf(HouseholdId household, LocalDate day) {
    return beginOf(household) + sortable(day.atStartOfDay(Vietnam.ZONE).toInstant());
  }

  /** Before all acts of {@code household}. */
  public static String beginOf(HouseholdId household) {
    return household + IN;
  }

  /** Behind all acts of {@code household}. */
  public static String endOf(HouseholdId household) {
    return household + IN + BEHIND;
  }

  /** On which day the act at {@code place} occurred. */
  public static LocalDate dayOf(String place) {
    int begin = place.indexOf(IN) + IN.length();
    long seconds = HexFormat.fromHexDigitsToLong(place, begin, begin + SECONDS_DIGITS);
    return LocalDate.ofInstant(Instant.ofEpochSecond(seconds ^ Long.MIN_VALUE), Vietnam.ZONE);
  }

  /** Text that sorts as times do. */
  public static String sortable(Instant at) {
    return HEX.toHexDigits(at.getEpochSecond() ^ Long.MIN_VALUE) + HEX.toHexDigits(at.getNano());
  }
}

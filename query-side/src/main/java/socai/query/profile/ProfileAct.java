package socai.query.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import socai.guidance.ActId;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.household.HouseholdId;
import socai.query.projection.Picture;
import socai.query.projection.Recorded;
import socai.time.RecordedAt;
import socai.time.Vietnam;

/**
 * An act of guidance as it was last told, retracted or not.
 *
 * @param place the household, and where the act stands among its acts: texts sort as acts occurred
 * @param first the position of the event that first told it
 * @param earliest the first of the days on which it was ever said to have occurred
 * @param corrected how often it was corrected
 * @param retracted whether it counts no more
 */
record ProfileAct(
    @JsonProperty("_id") String id,
    long position,
    String place,
    long first,
    RecordedAt recordedAt,
    LocalDate earliest,
    int corrected,
    boolean retracted,
    Guidance guidance)
    implements Picture {
  /** What a place is behind its household. */
  static final String KEY = "[0-9a-f]{56}";

  private static final HexFormat HEX = HexFormat.of();
  private static final String IN = "/";

  /** Sorts behind every digit of {@link #sortable}. */
  private static final String BEHIND = "~";

  static String idOf(HouseholdId household, ActId act) {
    return household + IN + act;
  }

  /** Which act it is. */
  ActId actId() {
    return new ActId(UUID.fromString(id.substring(id.indexOf(IN) + 1)));
  }

  /** Before anything is told of it but that it is there. */
  static ProfileAct of(GuidanceActRecorded e, RecordedAt recordedAt) {
    return new ProfileAct(
        idOf(e.household(), e.act()),
        0,
        placeOf(e.household(), e.act(), e.guidance()),
        0,
        recordedAt,
        e.guidance().occurredAt().day(),
        0,
        false,
        e.guidance());
  }

  ProfileAct recorded(Recorded told, GuidanceActRecorded e) {
    long at = told.at().value();
    String now = placeOf(e.household(), e.act(), e.guidance());
    LocalDate day = earlier(e.guidance());
    return new ProfileAct(id, at, now, at, told.recordedAt(), day, 0, false, e.guidance());
  }

  ProfileAct corrected(Recorded told, GuidanceActCorrected e) {
    String now = placeOf(e.household(), e.act(), e.guidance());
    LocalDate day = earlier(e.guidance());
    return new ProfileAct(
        id, told.at().value(), now, first, recordedAt, day, corrected + 1, false, e.guidance());
  }

  ProfileAct withdrawn(Recorded told) {
    return new ProfileAct(
        id, told.at().value(), place, first, recordedAt, earliest, corrected, true, guidance);
  }

  private LocalDate earlier(Guidance now) {
    LocalDate day = now.occurredAt().day();
    return day.isBefore(earliest) ? day : earliest;
  }

  /** Where an act stands among all of its household. */
  static String placeOf(HouseholdId household, ActId act, Guidance guidance) {
    UUID id = act.value();
    return beginOf(household)
        + sortable(guidance.occurredAt().instant())
        + HEX.toHexDigits(id.getMostSignificantBits() ^ Long.MIN_VALUE)
        + HEX.toHexDigits(id.getLeastSignificantBits() ^ Long.MIN_VALUE);
  }

  /** Before all acts that {@code household} was given on {@code day} or later. */
  static String beginOf(HouseholdId household, LocalDate day) {
    return beginOf(household) + sortable(day.atStartOfDay(Vietnam.ZONE).toInstant());
  }

  /** Before all acts of {@code household}. */
  static String beginOf(HouseholdId household) {
    return household + IN;
  }

  /** Behind all acts of {@code household}. */
  static String endOf(HouseholdId household) {
    return household + IN + BEHIND;
  }

  private static String sortable(Instant at) {
    return HEX.toHexDigits(at.getEpochSecond() ^ Long.MIN_VALUE) + HEX.toHexDigits(at.getNano());
  }
}

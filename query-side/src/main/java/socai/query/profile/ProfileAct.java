package socai.query.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.UUID;
import socai.guidance.ActId;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.household.HouseholdId;
import socai.query.ladder.Places;
import socai.query.projection.Recorded;
import socai.query.projection.View;
import socai.time.RecordedAt;

/**
 * An act of guidance as it was last recorded, retracted or not.
 *
 * @param place the household, and where the act stands among its acts: texts sort as acts occurred
 * @param first the position of the event that first recorded it
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
    implements View {
  private static final String IN = "/";

  static String idOf(HouseholdId household, ActId act) {
    return household + IN + act;
  }

  /** Which act it is. */
  ActId actId() {
    return new ActId(UUID.fromString(id.substring(id.indexOf(IN) + 1)));
  }

  /** Before anything is recorded of it but that it is there. */
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

  ProfileAct recorded(Recorded recorded, GuidanceActRecorded e) {
    long at = recorded.at().value();
    String now = placeOf(e.household(), e.act(), e.guidance());
    LocalDate day = earlier(e.guidance());
    return new ProfileAct(id, at, now, at, recorded.recordedAt(), day, 0, false, e.guidance());
  }

  ProfileAct corrected(Recorded recorded, GuidanceActCorrected e) {
    String now = placeOf(e.household(), e.act(), e.guidance());
    LocalDate day = earlier(e.guidance());
    return new ProfileAct(
        id, recorded.at().value(), now, first, recordedAt, day, corrected + 1, false, e.guidance());
  }

  ProfileAct withdrawn(Recorded recorded) {
    return new ProfileAct(
        id, recorded.at().value(), place, first, recordedAt, earliest, corrected, true, guidance);
  }

  private LocalDate earlier(Guidance now) {
    LocalDate day = now.occurredAt().day();
    return day.isBefore(earliest) ? day : earliest;
  }

  static String placeOf(HouseholdId household, ActId act, Guidance guidance) {
    return Places.of(household, act, guidance.occurredAt());
  }
}

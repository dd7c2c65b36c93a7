package socai.query.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import socai.event.Event;
import socai.guidance.ActId;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.GuidanceEvent;
import socai.household.Home;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.household.HouseholdUpdated;
import socai.query.projection.Picture;
import socai.time.RecordedAt;

/**
 * A household and all acts of guidance it was given.
 *
 * @param acts by the act's identifier, in the order in which they were first told
 */
record ProfilePicture(
    @JsonProperty("_id") String id,
    long position,
    String hamlet,
    Home home,
    LocalDate since,
    Map<String, Act> acts)
    implements Picture {
  /**
   * An act as it was last told.
   *
   * @param position of the event that first told it
   * @param corrected how often it was corrected
   * @param retracted whether it counts no more
   */
  record Act(
      long position, Guidance guidance, RecordedAt recordedAt, int corrected, boolean retracted) {}

  static ProfilePicture of(HouseholdRegistered e) {
    return new ProfilePicture(
        e.household().toString(),
        0,
        e.hamlet().toString(),
        e.home(),
        e.occurredAt().day(),
        Map.of());
  }

  ProfilePicture after(Event event, long at, RecordedAt recordedAt) {
    String lives = hamlet;
    Home known = home;
    Map<String, Act> told = acts;
    if (event instanceof HouseholdUpdated e) {
      known = e.home();
    } else if (event instanceof HouseholdMoved e) {
      lives = e.to().toString();
      known =
          new Home(home.head(), e.address(), home.people(), home.smartphones(), home.connection());
    } else if (event instanceof GuidanceEvent e) {
      told = after(e, at, recordedAt);
    }
    return new ProfilePicture(id, at, lives, known, since, told);
  }

  private Map<String, Act> after(GuidanceEvent event, long at, RecordedAt recordedAt) {
    Map<String, Act> told = new LinkedHashMap<>(acts);
    String key = event.act().toString();
    if (event instanceof GuidanceActRecorded e) {
      told.put(key, new Act(at, e.guidance(), recordedAt, 0, false));
    } else if (event instanceof GuidanceActCorrected e) {
      told.computeIfPresent(
          key,
          (k, a) -> new Act(a.position(), e.guidance(), a.recordedAt(), a.corrected() + 1, false));
    } else if (event instanceof GuidanceActRetracted) {
      told.computeIfPresent(
          key, (k, a) -> new Act(a.position(), a.guidance(), a.recordedAt(), a.corrected(), true));
    }
    return told;
  }

  /** The acts that count and that occurred up to the end of {@code day}. */
  Map<ActId, Guidance> actsUpTo(LocalDate day) {
    Map<ActId, Guidance> counting = new LinkedHashMap<>();
    acts.forEach(
        (id, act) -> {
          if (!act.retracted() && !act.guidance().occurredAt().day().isAfter(day)) {
            counting.put(new ActId(UUID.fromString(id)), act.guidance());
          }
        });
    return counting;
  }
}

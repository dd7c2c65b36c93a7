package socai.query.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import socai.event.Event;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.GuidanceEvent;
import socai.household.HouseholdEvent;
import socai.household.HouseholdHistory;
import socai.household.HouseholdId;
import socai.query.projection.Picture;
import socai.query.projection.Recorded;
import socai.time.RecordedAt;

/**
 * A household and all acts of guidance it was given.
 *
 * @param hamlet where it lives by all that was told; empty while it is not registered
 * @param acts by the act's identifier, in the order in which they were first told
 */
record ProfilePicture(
    @JsonProperty("_id") String id,
    long position,
    String hamlet,
    HouseholdHistory household,
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

  static ProfilePicture unknown(HouseholdId household) {
    return new ProfilePicture(household.toString(), 0, "", HouseholdHistory.UNKNOWN, Map.of());
  }

  ProfilePicture after(Recorded recorded) {
    Event event = recorded.event();
    HouseholdHistory lives =
        event instanceof HouseholdEvent e ? household.after(recorded.told(e)) : household;
    Map<String, Act> told =
        event instanceof GuidanceEvent e
            ? e.accept(new Acts(recorded.at().value(), recorded.recordedAt()))
            : acts;
    String hamlet = lives.isRegistered() ? lives.hamlet().map(Object::toString).orElse("") : "";
    return new ProfilePicture(id, recorded.at().value(), hamlet, lives, told);
  }

  private final class Acts implements GuidanceEvent.Visitor<Map<String, Act>> {
    private final long at;
    private final RecordedAt recordedAt;

    Acts(long at, RecordedAt recordedAt) {
      this.at = at;
      this.recordedAt = recordedAt;
    }

    @Override
    public Map<String, Act> recorded(GuidanceActRecorded e) {
      Map<String, Act> told = new LinkedHashMap<>(acts);
      told.put(e.act().toString(), new Act(at, e.guidance(), recordedAt, 0, false));
      return told;
    }

    @Override
    public Map<String, Act> corrected(GuidanceActCorrected e) {
      Map<String, Act> told = new LinkedHashMap<>(acts);
      told.computeIfPresent(
          e.act().toString(),
          (k, a) -> new Act(a.position(), e.guidance(), a.recordedAt(), a.corrected() + 1, false));
      return told;
    }

    @Override
    public Map<String, Act> retracted(GuidanceActRetracted e) {
      Map<String, Act> told = new LinkedHashMap<>(acts);
      told.computeIfPresent(
          e.act().toString(),
          (k, a) -> new Act(a.position(), a.guidance(), a.recordedAt(), a.corrected(), true));
      return told;
    }

    @Override
    public Map<String, Act> levelChanged(AdoptionLevelChanged e) {
      return acts;
    }
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

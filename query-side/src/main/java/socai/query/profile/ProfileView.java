package socai.query.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import socai.guidance.Guidance;
import socai.guidance.Step;
import socai.household.HouseholdEvent;
import socai.household.HouseholdHistory;
import socai.household.HouseholdId;
import socai.query.projection.Recorded;
import socai.query.projection.View;

/**
 * A household and where it stands by all acts of guidance it was given. As large as there are
 * services, however many acts.
 *
 * @param hamlet where it lives by all that was recorded; empty while it is not registered
 * @param acts how many count
 * @param last the place of the latest act that it was ever recorded of
 * @param levels by service: those it was ever guided on
 */
record ProfileView(
    @JsonProperty("_id") String id,
    long position,
    String hamlet,
    HouseholdHistory household,
    int acts,
    String last,
    Map<String, Rung> levels)
    implements View {
  static ProfileView unknown(HouseholdId household) {
    return new ProfileView(household.toString(), 0, "", HouseholdHistory.UNKNOWN, 0, "", Map.of());
  }

  ProfileView after(Recorded recorded, HouseholdEvent event) {
    HouseholdHistory lives = household.after(recorded.inHistory(event));
    String in = lives.isRegistered() ? lives.hamlet().map(Object::toString).orElse("") : "";
    return new ProfileView(id, recorded.at().value(), in, lives, acts, last, levels);
  }

  /** Whether an act at {@code place} comes after all it was ever recorded of. */
  boolean isBefore(String place) {
    return last.compareTo(place) < 0;
  }

  /** Its levels after {@code guidance}, which comes after all that was recorded of it. */
  Map<String, Rung> levelsAfter(Guidance guidance) {
    Map<String, Rung> after = new LinkedHashMap<>(levels);
    LocalDate day = guidance.occurredAt().day();
    for (Step step : guidance.steps()) {
      after.compute(
          step.service().value(),
          (service, rung) -> (rung == null ? Rung.none(day) : rung).after(step, day));
    }
    return after;
  }

  /** With {@code more} acts that count, the latest at {@code place}, and the levels {@code now}. */
  ProfileView guided(int more, String place, Map<String, Rung> now, long at) {
    return new ProfileView(
        id, at, hamlet, household, acts + more, isBefore(place) ? place : last, now);
  }
}

package socai.query.figure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import socai.guidance.ActId;
import socai.guidance.Climb;
import socai.guidance.Guidance;
import socai.guidance.Step;
import socai.household.HouseholdId;
import socai.query.ladder.Places;
import socai.query.projection.View;

/**
 * What an act of guidance may change, as it was last recorded.
 *
 * @param place where it stands among the acts of its household
 * @param steps those that may change a level; none when it is retracted
 */
record FigureAct(@JsonProperty("_id") String id, long position, String place, List<Step> steps)
    implements View {
  FigureAct {
    steps = List.copyOf(steps);
  }

  static String idOf(HouseholdId household, ActId act) {
    return household + "/" + act;
  }

  /** Before it was recorded. */
  static FigureAct none(String id, String place) {
    return new FigureAct(id, 0, place, List.of());
  }

  /** The steps of {@code guidance} that may change a level. */
  static List<Step> climbing(Guidance guidance) {
    return guidance.steps().stream().filter(step -> Climb.of(step).isPresent()).toList();
  }

  LocalDate day() {
    return Places.dayOf(place);
  }

  /** Whether it may change a level. */
  boolean climbs() {
    return !steps.isEmpty();
  }
}

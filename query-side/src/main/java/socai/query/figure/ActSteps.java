package socai.query.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.catalogue.ServiceId;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevel;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.GuidanceEvent;
import socai.guidance.Ladder;

/**
 * The acts of one household, and by how many rungs each lifts or lowers it: an act counts as it was
 * last recorded, with the event that recorded it so, and not at all once it is retracted.
 *
 * @param <O> where an event came from, as the caller knows it
 */
public final class ActSteps<O> {
  private final Map<ActId, Known<O>> acts = new LinkedHashMap<>();

  private record Known<O>(O origin, Guidance guidance) {}

  /**
   * By how many rungs the act that was last recorded at {@code origin} lifts.
   *
   * @param day on which the act occurred
   * @param amount never 0
   */
  public record Lift<O>(O origin, LocalDate day, int amount) {}

  /** Takes in the next event recorded of the household. */
  public void apply(O origin, GuidanceEvent event) {
    if (event instanceof GuidanceActRecorded e) {
      acts.put(e.act(), new Known<>(origin, e.guidance()));
    } else if (event instanceof GuidanceActCorrected e) {
      acts.replace(e.act(), new Known<>(origin, e.guidance()));
    } else if (event instanceof GuidanceActRetracted e) {
      acts.remove(e.act());
    }
  }

  /** What the acts up to the end of {@code day} do on {@code service}, in their order. */
  public List<Lift<O>> lifts(ServiceId service, LocalDate day) {
    List<Lift<O>> lifts = new ArrayList<>();
    AdoptionLevel level = AdoptionLevel.NONE;
    for (ActId act : Ladder.inOrder(guidances(day))) {
      Known<O> recorded = Optional.ofNullable(acts.get(act)).orElseThrow();
      AdoptionLevel before = level;
      level = Ladder.after(before, service, recorded.guidance().steps());
      if (level != before) {
        lifts.add(
            new Lift<>(
                recorded.origin(),
                recorded.guidance().occurredAt().day(),
                level.rung() - before.rung()));
      }
    }
    return lifts;
  }

  private Map<ActId, Guidance> guidances(LocalDate day) {
    Map<ActId, Guidance> counting = new LinkedHashMap<>();
    acts.forEach(
        (act, recorded) -> {
          if (!recorded.guidance().occurredAt().day().isAfter(day)) {
            counting.put(act, recorded.guidance());
          }
        });
    return counting;
  }
}

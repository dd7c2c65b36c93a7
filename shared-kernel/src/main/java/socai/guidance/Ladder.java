package socai.guidance;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import socai.catalogue.ServiceId;
import socai.time.OccurredAt;

/**
 * Where a household stands on each service, from all acts that count. Acts are taken in the order
 * in which they occurred, whatever the order in which they were recorded: phones send late, and the
 * same acts must lead to the same levels.
 */
public final class Ladder {
  private static final Comparator<Map.Entry<ActId, Guidance>> AS_THEY_OCCURRED =
      asTheyOccurred(act -> act.getValue().occurredAt(), Map.Entry::getKey);

  private Ladder() {}

  /**
   * The order in which acts are taken, whatever they are kept as: by the clock of whoever was
   * there; at one moment, by identifier.
   */
  public static <A> Comparator<A> asTheyOccurred(
      Function<A, OccurredAt> occurredAt, Function<A, ActId> act) {
    return Comparator.comparing((A a) -> occurredAt.apply(a).instant())
        .thenComparing(a -> act.apply(a).value());
  }

  /** Where who stood on {@code before} on {@code service} stands after {@code steps} of one act. */
  public static AdoptionLevel after(
      AdoptionLevel before, ServiceId service, Collection<Step> steps) {
    AdoptionLevel level = before;
    for (Step step : steps) {
      level = step.service().equals(service) ? step.leadsTo(level) : level;
    }
    return level;
  }

  /** The acts in the order in which they are taken. */
  public static List<ActId> inOrder(Map<ActId, Guidance> acts) {
    return acts.entrySet().stream().sorted(AS_THEY_OCCURRED).map(Map.Entry::getKey).toList();
  }

  /** The level on each service that {@code acts} touched; services left at none are not in it. */
  public static Map<ServiceId, AdoptionLevel> levels(Map<ActId, Guidance> acts) {
    Map<ServiceId, AdoptionLevel> levels = new LinkedHashMap<>();
    acts.entrySet().stream()
        .sorted(AS_THEY_OCCURRED)
        .flatMap(act -> act.getValue().steps().stream())
        .forEach(
            step ->
                levels.compute(
                    step.service(),
                    (service, before) ->
                        step.leadsTo(before == null ? AdoptionLevel.NONE : before)));
    levels.values().removeIf(AdoptionLevel.NONE::equals);
    return levels;
  }
}

package socai.guidance;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import socai.catalogue.ServiceId;

/**
 * Where a household stands on each service, from all acts that count. Acts are taken in the order
 * in which they occurred, whatever the order in which they were told: phones send late, and the
 * same acts must lead to the same levels.
 */
public final class Ladder {
  private static final Comparator<Map.Entry<ActId, Guidance>> AS_THEY_OCCURRED =
      Comparator.comparing(
              (Map.Entry<ActId, Guidance> act) -> act.getValue().occurredAt().instant())
          .thenComparing(act -> act.getKey().value());

  private Ladder() {}

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

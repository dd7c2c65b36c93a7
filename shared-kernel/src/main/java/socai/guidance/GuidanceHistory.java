package socai.guidance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import socai.catalogue.ServiceId;

/**
 * The guidance one household was given, by all that counts: each act as it was last recorded, those
 * retracted not at all, in the order in which they occurred, however late they were recorded. A
 * value; each step and each level costs the logarithm of how many acts there are.
 */
public final class GuidanceHistory {
  /** No guidance yet. */
  public static final GuidanceHistory NONE =
      new GuidanceHistory(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());

  private final HashPMap<ActId, Guidance> counting;
  private final HashPMap<ActId, Guidance> retracted;
  private final HashPMap<ServiceId, Climbs> climbs;

  private GuidanceHistory(
      HashPMap<ActId, Guidance> counting,
      HashPMap<ActId, Guidance> retracted,
      HashPMap<ServiceId, Climbs> climbs) {
    this.counting = counting;
    this.retracted = retracted;
    this.climbs = climbs;
  }

  /** This guidance after {@code event}. */
  public GuidanceHistory after(GuidanceEvent event) {
    return event.accept(
        new GuidanceEvent.Visitor<>() {
          @Override
          public GuidanceHistory recorded(GuidanceActRecorded e) {
            return with(e.act(), e.guidance());
          }

          @Override
          public GuidanceHistory corrected(GuidanceActCorrected e) {
            return counting.containsKey(e.act()) ? with(e.act(), e.guidance()) : current();
          }

          @Override
          public GuidanceHistory retracted(GuidanceActRetracted e) {
            return without(e.act());
          }

          @Override
          public GuidanceHistory levelChanged(AdoptionLevelChanged e) {
            return current();
          }
        });
  }

  private GuidanceHistory current() {
    return this;
  }

  /** With {@code act} told so, in place of what was recorded of it before. */
  public GuidanceHistory with(ActId act, Guidance guidance) {
    return new GuidanceHistory(
        counting.plus(act, guidance), retracted, climbing(climbsWithout(act), act, guidance, true));
  }

  /** Without {@code act}; the same if it does not count. */
  public GuidanceHistory without(ActId act) {
    Guidance gone = counting.get(act);
    return gone == null
        ? this
        : new GuidanceHistory(counting.minus(act), retracted.plus(act, gone), climbsWithout(act));
  }

  private HashPMap<ServiceId, Climbs> climbsWithout(ActId act) {
    Guidance before = counting.get(act);
    return before == null ? climbs : climbing(climbs, act, before, false);
  }

  private static HashPMap<ServiceId, Climbs> climbing(
      HashPMap<ServiceId, Climbs> before, ActId act, Guidance guidance, boolean counts) {
    HashPMap<ServiceId, Climbs> climbs = before;
    List<Step> steps = guidance.steps();
    for (int i = 0; i < steps.size(); i++) {
      Optional<Climb> climb = Climb.of(steps.get(i));
      if (climb.isPresent()) {
        ServiceId service = steps.get(i).service();
        Occurrence at = new Occurrence(guidance.occurredAt().instant(), act.value(), i);
        Climbs known = of(climbs, service);
        climbs =
            climbs.plus(
                service, counts ? known.and(climb.get(), at) : known.without(climb.get(), at));
      }
    }
    return climbs;
  }

  private static Climbs of(HashPMap<ServiceId, Climbs> climbs, ServiceId service) {
    Climbs known = climbs.get(service);
    return known == null ? Climbs.NONE : known;
  }

  /** The act as it was last recorded; empty if it does not count. */
  public Optional<Guidance> act(ActId act) {
    return Optional.ofNullable(counting.get(act));
  }

  /** Whether the act was recorded and counts no more. */
  public boolean isRetracted(ActId act) {
    return retracted.containsKey(act);
  }

  /** How many acts count. */
  public int count() {
    return counting.size();
  }

  /** The level on {@code service} by all acts. */
  public AdoptionLevel level(ServiceId service) {
    return of(climbs, service).level();
  }

  /** The level on {@code service} by the acts that occurred up to the end of {@code day}. */
  public AdoptionLevel levelOn(ServiceId service, LocalDate day) {
    return of(climbs, service).levelOn(day);
  }

  /** The level on each service by all acts; services at none are not in it. */
  public Map<ServiceId, AdoptionLevel> levels() {
    Map<ServiceId, AdoptionLevel> levels = new LinkedHashMap<>();
    List<ServiceId> services = new ArrayList<>(climbs.keySet());
    services.sort(Comparator.comparing(ServiceId::value));
    for (ServiceId service : services) {
      AdoptionLevel level = level(service);
      if (level != AdoptionLevel.NONE) {
        levels.put(service, level);
      }
    }
    return levels;
  }
}

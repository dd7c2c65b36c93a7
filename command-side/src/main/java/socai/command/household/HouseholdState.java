package socai.command.household;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import socai.catalogue.ServiceId;
import socai.event.Event;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevel;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.territory.UnitId;

/**
 * What the rules need to know of a household.
 *
 * @param hamlet where it lives; empty until it is registered
 * @param acts the acts that count, each as it was last told
 * @param retracted the acts that count no more, each as it was last told
 * @param levels where it stands on each service; services at none may be missing
 */
public record HouseholdState(
    Optional<UnitId> hamlet,
    Map<ActId, Guidance> acts,
    Map<ActId, Guidance> retracted,
    Map<ServiceId, AdoptionLevel> levels) {
  /** A household of which nothing has been told. */
  public static final HouseholdState UNKNOWN =
      new HouseholdState(Optional.empty(), Map.of(), Map.of(), Map.of());

  /** The level on {@code service}. */
  public AdoptionLevel level(ServiceId service) {
    return levels.getOrDefault(service, AdoptionLevel.NONE);
  }

  /** This household after {@code event}. */
  public HouseholdState after(Event event) {
    if (event instanceof HouseholdRegistered e) {
      return new HouseholdState(Optional.of(e.hamlet()), acts, retracted, levels);
    }
    if (event instanceof HouseholdMoved e) {
      return new HouseholdState(Optional.of(e.to()), acts, retracted, levels);
    }
    if (event instanceof GuidanceActRecorded e) {
      return new HouseholdState(hamlet, with(acts, e.act(), e.guidance()), retracted, levels);
    }
    if (event instanceof GuidanceActCorrected e) {
      return new HouseholdState(hamlet, with(acts, e.act(), e.guidance()), retracted, levels);
    }
    if (event instanceof GuidanceActRetracted e) {
      Map<ActId, Guidance> left = new LinkedHashMap<>(acts);
      Guidance gone = left.remove(e.act());
      return gone == null
          ? this
          : new HouseholdState(hamlet, left, with(retracted, e.act(), gone), levels);
    }
    if (event instanceof AdoptionLevelChanged e) {
      return new HouseholdState(hamlet, acts, retracted, with(levels, e.service(), e.to()));
    }
    return this;
  }

  private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
    Map<K, V> more = new LinkedHashMap<>(map);
    more.put(key, value);
    return more;
  }
}

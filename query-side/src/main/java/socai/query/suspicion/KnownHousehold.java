package socai.query.suspicion;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.GuidanceEvent;
import socai.household.HouseholdEvent;
import socai.household.HouseholdId;
import socai.household.Residence;
import socai.ledger.Position;
import socai.query.projection.Picture;
import socai.query.projection.Recorded;
import socai.territory.UnitId;

/**
 * Where a household lived, and the acts that count of those it was given.
 *
 * @param acts by the act's identifier
 */
record KnownHousehold(
    @JsonProperty("_id") String id,
    long position,
    List<Residence> hamlets,
    Map<String, ToldAct> acts)
    implements Picture {
  static KnownHousehold unknown(HouseholdId household) {
    return new KnownHousehold(household.toString(), 0, List.of(), Map.of());
  }

  /**
   * This household after what {@code told} tells of it.
   *
   * @param map tells where a hamlet was on a day
   */
  KnownHousehold after(Recorded told, BiFunction<UnitId, LocalDate, Optional<Whereabouts>> map) {
    Position at = told.at();
    if (told.event() instanceof HouseholdEvent e) {
      return livingIn(Residence.after(hamlets, told.told(e)), at, map);
    }
    return told.event() instanceof GuidanceEvent e
        ? new KnownHousehold(id, at.value(), hamlets, e.accept(new Acts(told, map)))
        : this;
  }

  private final class Acts implements GuidanceEvent.Visitor<Map<String, ToldAct>> {
    private final Recorded told;
    private final BiFunction<UnitId, LocalDate, Optional<Whereabouts>> map;

    Acts(Recorded told, BiFunction<UnitId, LocalDate, Optional<Whereabouts>> map) {
      this.told = told;
      this.map = map;
    }

    @Override
    public Map<String, ToldAct> recorded(GuidanceActRecorded e) {
      ToldAct act =
          ToldAct.of(e.act(), e.household(), e.guidance(), ToldAct.Telling.of(told), told.at());
      Map<String, ToldAct> changed = new LinkedHashMap<>(acts);
      changed.put(e.act().toString(), placed(act, hamlets, map, told.at()));
      return changed;
    }

    @Override
    public Map<String, ToldAct> corrected(GuidanceActCorrected e) {
      Map<String, ToldAct> changed = new LinkedHashMap<>(acts);
      changed.computeIfPresent(
          e.act().toString(),
          (k, a) ->
              placed(
                  a.corrected(e.guidance(), ToldAct.Telling.of(told), told.at()),
                  hamlets,
                  map,
                  told.at()));
      return changed;
    }

    @Override
    public Map<String, ToldAct> retracted(GuidanceActRetracted e) {
      Map<String, ToldAct> changed = new LinkedHashMap<>(acts);
      changed.remove(e.act().toString());
      return changed;
    }

    @Override
    public Map<String, ToldAct> levelChanged(AdoptionLevelChanged e) {
      return acts;
    }
  }

  /** Its acts that are not the same in {@code other}. */
  List<ToldAct> without(KnownHousehold other) {
    return acts.entrySet().stream()
        .filter(act -> !act.getValue().equals(other.acts().get(act.getKey())))
        .map(Map.Entry::getValue)
        .toList();
  }

  private KnownHousehold livingIn(
      List<Residence> lived,
      Position at,
      BiFunction<UnitId, LocalDate, Optional<Whereabouts>> map) {
    Map<String, ToldAct> placed = new LinkedHashMap<>(acts);
    placed.replaceAll((k, act) -> placed(act, lived, map, at));
    return new KnownHousehold(id, at.value(), lived, placed);
  }

  /** Before the first day it is known to have lived anywhere, it lived where it was first met. */
  private static ToldAct placed(
      ToldAct act,
      List<Residence> lived,
      BiFunction<UnitId, LocalDate, Optional<Whereabouts>> map,
      Position at) {
    return act.placed(
        Residence.on(act.day(), lived)
            .or(() -> lived.stream().findFirst().map(Residence::hamlet))
            .flatMap(hamlet -> map.apply(hamlet, act.day())),
        at);
  }
}

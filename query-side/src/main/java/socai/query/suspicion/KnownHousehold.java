package socai.query.suspicion;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import socai.event.Event;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.household.HouseholdId;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.ledger.Position;
import socai.query.projection.Dated;
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
    List<Dated<UnitId>> hamlets,
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
    Event event = told.event();
    Position at = told.at();
    if (event instanceof HouseholdRegistered e) {
      return movedTo(new Dated<>(e.hamlet(), e.occurredAt().day()), at, map);
    }
    if (event instanceof HouseholdMoved e) {
      return movedTo(new Dated<>(e.to(), e.occurredAt().day()), at, map);
    }
    Map<String, ToldAct> changed = new LinkedHashMap<>(acts);
    if (event instanceof GuidanceActRecorded e) {
      ToldAct act = ToldAct.of(e.act(), e.household(), e.guidance(), ToldAct.Telling.of(told), at);
      changed.put(e.act().toString(), placed(act, hamlets, map, at));
    } else if (event instanceof GuidanceActCorrected e) {
      changed.computeIfPresent(
          e.act().toString(),
          (k, a) ->
              placed(a.corrected(e.guidance(), ToldAct.Telling.of(told), at), hamlets, map, at));
    } else if (event instanceof GuidanceActRetracted e) {
      changed.remove(e.act().toString());
    }
    return new KnownHousehold(id, at.value(), hamlets, changed);
  }

  /** Its acts that are not the same in {@code other}. */
  List<ToldAct> without(KnownHousehold other) {
    return acts.entrySet().stream()
        .filter(act -> !act.getValue().equals(other.acts().get(act.getKey())))
        .map(Map.Entry::getValue)
        .toList();
  }

  private KnownHousehold movedTo(
      Dated<UnitId> hamlet, Position at, BiFunction<UnitId, LocalDate, Optional<Whereabouts>> map) {
    List<Dated<UnitId>> lived = Dated.and(hamlets, hamlet);
    Map<String, ToldAct> placed = new LinkedHashMap<>(acts);
    placed.replaceAll((k, act) -> placed(act, lived, map, at));
    return new KnownHousehold(id, at.value(), lived, placed);
  }

  /** Before the first day it is known to have lived anywhere, it lived where it was first met. */
  private static ToldAct placed(
      ToldAct act,
      List<Dated<UnitId>> lived,
      BiFunction<UnitId, LocalDate, Optional<Whereabouts>> map,
      Position at) {
    return act.placed(
        Dated.on(act.day(), lived)
            .or(() -> lived.stream().min(Comparator.comparing(Dated::from)).map(Dated::value))
            .flatMap(hamlet -> map.apply(hamlet, act.day())),
        at);
  }
}

package socai.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import socai.catalogue.ServiceId;
import socai.event.Event;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevel;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.Ladder;
import socai.household.HouseholdId;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.territory.UnitEstablished;
import socai.territory.UnitId;
import socai.territory.UnitMoved;

/**
 * Households counted as docs/events.md tells a stranger to: on any day, from nothing but events.
 */
public final class Recount {
  private final Map<UnitId, List<Since<Optional<UnitId>>>> above = new LinkedHashMap<>();
  private final Map<HouseholdId, List<Since<UnitId>>> homes = new LinkedHashMap<>();
  private final Map<HouseholdId, Map<ActId, Guidance>> acts = new HashMap<>();

  private record Since<T>(LocalDate day, T value) {}

  public Recount(List<Event> events) {
    for (Event event : events) {
      if (event instanceof UnitEstablished e) {
        in(above, e.unit()).add(new Since<>(e.from(), e.parent()));
      } else if (event instanceof UnitMoved e) {
        in(above, e.unit()).add(new Since<>(e.from(), Optional.of(e.parent())));
      } else if (event instanceof HouseholdRegistered e) {
        in(homes, e.household()).add(new Since<>(e.occurredAt().day(), e.hamlet()));
      } else if (event instanceof HouseholdMoved e) {
        in(homes, e.household()).add(new Since<>(e.occurredAt().day(), e.to()));
      } else if (event instanceof GuidanceActRecorded e) {
        acts(e.household()).put(e.act(), e.guidance());
      } else if (event instanceof GuidanceActCorrected e) {
        acts(e.household()).put(e.act(), e.guidance());
      } else if (event instanceof GuidanceActRetracted e) {
        acts(e.household()).remove(e.act());
      }
    }
  }

  private static <K, T> List<Since<T>> in(Map<K, List<Since<T>>> all, K key) {
    return all.computeIfAbsent(key, any -> new ArrayList<>());
  }

  private Map<ActId, Guidance> acts(HouseholdId household) {
    return acts.computeIfAbsent(household, any -> new HashMap<>());
  }

  public Set<UnitId> units() {
    return above.keySet();
  }

  public Set<HouseholdId> households() {
    return homes.keySet();
  }

  /** How many households live in {@code unit} at the end of {@code day}. */
  public int in(UnitId unit, LocalDate day) {
    return (int) homes.keySet().stream().filter(home -> lives(home, unit, day)).count();
  }

  /** How many of them stand at or above {@code level} of {@code service}. */
  public int in(UnitId unit, LocalDate day, ServiceId service, AdoptionLevel level) {
    return (int)
        homes.keySet().stream()
            .filter(home -> lives(home, unit, day))
            .filter(home -> level(home, service, day).compareTo(level) >= 0)
            .count();
  }

  private AdoptionLevel level(HouseholdId home, ServiceId service, LocalDate day) {
    Map<ActId, Guidance> until = new HashMap<>(acts(home));
    until.values().removeIf(guidance -> guidance.occurredAt().day().isAfter(day));
    return Ladder.levels(until).getOrDefault(service, AdoptionLevel.NONE);
  }

  private boolean lives(HouseholdId home, UnitId unit, LocalDate day) {
    return on(day, in(homes, home)).filter(hamlet -> isWithin(hamlet, unit, day)).isPresent();
  }

  /** Whether {@code where} is {@code unit} or stands below it on {@code day}. */
  public boolean isWithin(UnitId where, UnitId unit, LocalDate day) {
    Optional<UnitId> at = Optional.of(where);
    while (at.isPresent()) {
      if (at.get().equals(unit)) {
        return true;
      }
      at = at.flatMap(below -> parentOf(below, day));
    }
    return false;
  }

  /** What {@code unit} stands below on {@code day}. */
  public Optional<UnitId> parentOf(UnitId unit, LocalDate day) {
    return on(day, in(above, unit)).flatMap(parent -> parent);
  }

  /** Whether {@code unit} has come to be by {@code day}. */
  public boolean isThere(UnitId unit, LocalDate day) {
    return on(day, in(above, unit)).isPresent();
  }

  /** What was recorded last of two things of one day; the sort is stable. */
  private static <T> Optional<T> on(LocalDate day, List<Since<T>> all) {
    return all.stream()
        .filter(since -> !since.day().isAfter(day))
        .sorted(Comparator.comparing(Since::day))
        .reduce((before, last) -> last)
        .map(Since::value);
  }
}

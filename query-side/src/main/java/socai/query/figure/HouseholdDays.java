package socai.query.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import socai.catalogue.ServiceId;
import socai.guidance.AdoptionLevel;
import socai.guidance.Ladder;
import socai.query.figure.DatedHousehold.Act;
import socai.territory.UnitId;

/**
 * From which days on a household counts for which figures, or no longer: what holds at the end of a
 * day is what counts for it. Before the day on which it was met it counts nowhere.
 */
final class HouseholdDays {
  private final Map<Figure, TreeMap<LocalDate, Integer>> amounts = new LinkedHashMap<>();

  /** Adds {@code sign} (1 or −1) times the hamlets where {@code household} lives. */
  void addHomes(int sign, DatedHousehold household) {
    Optional<UnitId> before = Optional.empty();
    for (Map.Entry<LocalDate, UnitId> home : homes(household).entrySet()) {
      Optional<UnitId> now = Optional.of(home.getValue());
      if (!now.equals(before)) {
        before.ifPresent(left -> add(new Figure.Households(left), home.getKey(), -sign));
        add(new Figure.Households(home.getValue()), home.getKey(), sign);
      }
      before = now;
    }
  }

  /** The same of the levels on which it stands on {@code service}, in the hamlet it lives in. */
  void addLevels(int sign, DatedHousehold household, ServiceId service) {
    SortedMap<LocalDate, UnitId> homes = homes(household);
    SortedMap<LocalDate, AdoptionLevel> levels = levels(household, service);
    TreeSet<LocalDate> days = new TreeSet<>(homes.keySet());
    days.addAll(levels.keySet());
    Optional<UnitId> home = Optional.empty();
    AdoptionLevel level = AdoptionLevel.NONE;
    for (LocalDate day : days) {
      Optional<UnitId> homeNow =
          homes.containsKey(day) ? Optional.ofNullable(homes.get(day)) : home;
      AdoptionLevel levelNow = levels.getOrDefault(day, level);
      if (homeNow.equals(home)) {
        climb(home, service, level, levelNow, day, sign);
      } else {
        climb(home, service, level, AdoptionLevel.NONE, day, sign);
        climb(homeNow, service, AdoptionLevel.NONE, levelNow, day, sign);
      }
      home = homeNow;
      level = levelNow;
    }
  }

  private static SortedMap<LocalDate, UnitId> homes(DatedHousehold household) {
    SortedMap<LocalDate, UnitId> homes = new TreeMap<>();
    household.homes().forEach(home -> homes.put(home.from(), home.hamlet()));
    return homes;
  }

  private static SortedMap<LocalDate, AdoptionLevel> levels(
      DatedHousehold household, ServiceId service) {
    SortedMap<LocalDate, AdoptionLevel> levels = new TreeMap<>();
    AdoptionLevel level = AdoptionLevel.NONE;
    for (Act act : household.acts()) {
      level = Ladder.after(level, service, act.steps());
      levels.put(act.at().day(), level);
    }
    return levels;
  }

  /** Up or down the rungs between two levels; who lives nowhere yet counts nowhere. */
  private void climb(
      Optional<UnitId> home,
      ServiceId service,
      AdoptionLevel from,
      AdoptionLevel to,
      LocalDate day,
      int sign) {
    if (home.isEmpty()) {
      return;
    }
    AdoptionLevel lower = from.orLower(to);
    AdoptionLevel higher = from.orHigher(to);
    int amount = to == higher ? sign : -sign;
    for (AdoptionLevel rung : AdoptionLevel.values()) {
      if (rung.compareTo(lower) > 0 && rung.compareTo(higher) <= 0) {
        add(new Figure.Reached(home.get(), service, rung), day, amount);
      }
    }
  }

  private void add(Figure figure, LocalDate day, int amount) {
    amounts.computeIfAbsent(figure, any -> new TreeMap<>()).merge(day, amount, Integer::sum);
  }

  /** All that was added, but for what added up to nothing. */
  List<Contribution> contributions() {
    List<Contribution> contributions = new ArrayList<>();
    amounts.forEach(
        (figure, days) ->
            days.forEach(
                (day, amount) -> {
                  if (amount != 0) {
                    contributions.add(new Contribution(figure, day, amount));
                  }
                }));
    return contributions;
  }
}

package socai.query.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeSet;
import socai.catalogue.ServiceId;
import socai.guidance.AdoptionLevel;
import socai.household.Residence;
import socai.territory.UnitId;

/**
 * Where a household lives, and where it stands on services from some day on: what holds at the end
 * of each day is what counts for it.
 *
 * @param levels from each of these days on, until the next
 */
record Course(List<Residence> homes, NavigableMap<LocalDate, ServiceLevels> levels) {
  /**
   * What an event contributes that makes {@code after} of this course: on each day what the two
   * differ by then and did not differ by the day before. Before the first day of their levels they
   * are the same.
   */
  List<Contribution> contributionsTo(Course after) {
    TreeSet<LocalDate> days = new TreeSet<>(levels.keySet());
    days.addAll(after.levels.keySet());
    homes.forEach(home -> days.add(home.from()));
    after.homes.forEach(home -> days.add(home.from()));
    List<Contribution> contributions = new ArrayList<>();
    Map<Figure, Integer> before = Map.of();
    for (LocalDate day : days.tailSet(first(after))) {
      Map<Figure, Integer> more = moreOf(after, day);
      Map<Figure, Integer> change = new LinkedHashMap<>(more);
      before.forEach((figure, amount) -> change.merge(figure, -amount, Integer::sum));
      change.forEach(
          (figure, amount) -> {
            if (amount != 0) {
              contributions.add(new Contribution(figure, day, amount));
            }
          });
      before = more;
    }
    return contributions;
  }

  private LocalDate first(Course after) {
    LocalDate own = levels.firstKey();
    LocalDate other = after.levels.firstKey();
    return own.isBefore(other) ? own : other;
  }

  /** What {@code after} counts for at the end of {@code day}, less what this does. */
  private Map<Figure, Integer> moreOf(Course after, LocalDate day) {
    Optional<UnitId> home = Residence.on(day, homes);
    Optional<UnitId> homeAfter = Residence.on(day, after.homes);
    ServiceLevels stands = on(day);
    ServiceLevels standsAfter = after.on(day);
    Map<Figure, Integer> more = new LinkedHashMap<>();
    if (home.equals(homeAfter)) {
      home.ifPresent(
          unit -> {
            for (String service : touched(stands, standsAfter)) {
              if (stands.on(service) != standsAfter.on(service)) {
                addLevel(-1, unit, service, stands.on(service), more);
                addLevel(1, unit, service, standsAfter.on(service), more);
              }
            }
          });
    } else {
      home.ifPresent(unit -> addAll(-1, unit, stands, more));
      homeAfter.ifPresent(unit -> addAll(1, unit, standsAfter, more));
    }
    return more;
  }

  private ServiceLevels on(LocalDate day) {
    return Optional.ofNullable(levels.floorEntry(day))
        .map(Map.Entry::getValue)
        .orElse(ServiceLevels.NONE);
  }

  private static TreeSet<String> touched(ServiceLevels one, ServiceLevels other) {
    TreeSet<String> services = new TreeSet<>(one.all().keySet());
    services.addAll(other.all().keySet());
    return services;
  }

  private static void addAll(
      int sign, UnitId home, ServiceLevels levels, Map<Figure, Integer> into) {
    into.merge(new Figure.Households(home), sign, Integer::sum);
    levels.all().forEach((service, level) -> addLevel(sign, home, service, level, into));
  }

  /** A household counts for each rung up to the one it stands on. */
  private static void addLevel(
      int sign, UnitId home, String service, AdoptionLevel level, Map<Figure, Integer> into) {
    ServiceId id = new ServiceId(service);
    for (AdoptionLevel rung : AdoptionLevel.values()) {
      if (rung != AdoptionLevel.NONE && rung.compareTo(level) <= 0) {
        into.merge(new Figure.Reached(home, id, rung), sign, Integer::sum);
      }
    }
  }
}

package socai.query.coverage;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import socai.catalogue.ServiceId;
import socai.guidance.AdoptionLevel;
import socai.query.figure.Counts;
import socai.query.figure.UnitSums;
import socai.query.projection.ReadSnapshot;
import socai.query.territory.Unit;
import socai.query.territory.UnitQuery;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/** Reads coverage at the end of a day, from sums that are kept unit by unit. */
@Component
class CoverageQuery {
  private final UnitSums sums;
  private final UnitQuery units;

  CoverageQuery(UnitSums sums, UnitQuery units) {
    this.sums = sums;
    this.units = units;
  }

  /** Empty if there is no such unit on {@code day}. */
  Optional<Coverage> of(UnitId id, LocalDate day, ReadSnapshot snapshot) {
    return units
        .find(id, day, snapshot)
        .map(
            unit -> {
              Counts counts = counts(List.of(unit), day, snapshot).getOrDefault(id, Counts.NONE);
              List<Coverage.OfService> services =
                  counts.reached().keySet().stream()
                      .map(ServiceId::new)
                      .map(service -> new Coverage.OfService(service, atOrAbove(counts, service)))
                      .toList();
              return new Coverage(day, snapshot.position(), unit, counts.households(), services);
            });
  }

  /** The units of {@code level} within the unit {@code within}, and that unit. */
  CoverageMap map(
      Unit within,
      UnitLevel level,
      ServiceId service,
      AdoptionLevel reached,
      LocalDate day,
      ReadSnapshot snapshot) {
    if (level == UnitLevel.HAMLET && within.level().compareTo(UnitLevel.COMMUNE) < 0) {
      throw CoverageRefusal.TOO_MANY_UNITS.refused();
    }
    List<Unit> listed = units.within(within, level, day, snapshot);
    Map<UnitId, Counts> counted =
        counts(Stream.concat(Stream.of(within), listed.stream()).toList(), day, snapshot);
    return new CoverageMap(
        day,
        snapshot.position(),
        service,
        reached,
        line(within, counted.getOrDefault(within.id(), Counts.NONE), service, reached),
        listed.stream()
            .map(unit -> line(unit, counted.getOrDefault(unit.id(), Counts.NONE), service, reached))
            .toList());
  }

  private Map<UnitId, Counts> counts(List<Unit> of, LocalDate day, ReadSnapshot snapshot) {
    return sums.of(of.stream().map(Unit::id).toList(), day, snapshot);
  }

  private static CoverageMap.OfUnit line(
      Unit unit, Counts counts, ServiceId service, AdoptionLevel reached) {
    return new CoverageMap.OfUnit(unit, counts.households(), counts.reached(service, reached));
  }

  private static Map<AdoptionLevel, Integer> atOrAbove(Counts counts, ServiceId service) {
    Map<AdoptionLevel, Integer> levels = new EnumMap<>(AdoptionLevel.class);
    for (AdoptionLevel level : AdoptionLevel.values()) {
      if (level != AdoptionLevel.NONE) {
        levels.put(level, counts.reached(service, level));
      }
    }
    return levels;
  }
}

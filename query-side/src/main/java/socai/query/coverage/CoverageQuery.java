package socai.query.coverage;

import com.mongodb.client.model.Filters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import socai.catalogue.ServiceId;
import socai.guidance.AdoptionLevel;
import socai.query.projection.ReadModels;
import socai.query.projection.Shown;
import socai.query.territory.Unit;
import socai.query.territory.UnitQuery;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/** Reads coverage. A unit's figures are one document. */
@Component
class CoverageQuery {
  private final ReadModels readModels;
  private final UnitQuery units;

  CoverageQuery(ReadModels readModels, UnitQuery units) {
    this.readModels = readModels;
    this.units = units;
  }

  Optional<Coverage> of(UnitId id, LocalDate today, Shown shown) {
    return units
        .find(id, today, shown)
        .map(
            unit -> {
              CoverageOfUnit counted =
                  Optional.ofNullable(
                          readModels
                              .collection(CoverageProjection.COVERAGE, shown)
                              .find(Filters.eq("_id", id.toString()))
                              .first())
                      .orElseGet(() -> CoverageOfUnit.none(id.toString()));
              List<Coverage.OfService> services = new ArrayList<>();
              counted
                  .services()
                  .forEach(
                      (service, levels) ->
                          services.add(
                              new Coverage.OfService(new ServiceId(service), atOrAbove(levels))));
              return new Coverage(shown.position(), unit, counted.households(), services);
            });
  }

  /** The units of {@code level} within the unit {@code within}. One read for each level between. */
  CoverageMap map(
      Unit within,
      UnitLevel level,
      ServiceId service,
      AdoptionLevel reached,
      LocalDate today,
      Shown shown) {
    if (level == UnitLevel.HAMLET && within.level().compareTo(UnitLevel.COMMUNE) < 0) {
      throw CoverageRefusal.TOO_MANY_UNITS.refused();
    }
    List<Unit> listed = ofLevel(within, level, today, shown);
    Map<String, CoverageOfUnit> counted = new HashMap<>();
    List<String> ids = listed.stream().map(unit -> unit.id().toString()).toList();
    for (CoverageOfUnit picture :
        readModels.collection(CoverageProjection.COVERAGE, shown).find(Filters.in("_id", ids))) {
      counted.put(picture.id(), picture);
    }
    return new CoverageMap(
        shown.position(),
        service,
        reached,
        listed.stream()
            .map(
                unit ->
                    line(
                        unit,
                        counted.getOrDefault(
                            unit.id().toString(), CoverageOfUnit.none(unit.id().toString())),
                        service,
                        reached))
            .toList());
  }

  private List<Unit> ofLevel(Unit within, UnitLevel level, LocalDate today, Shown shown) {
    List<Unit> found = new ArrayList<>();
    List<Unit> round = List.of(within);
    while (!round.isEmpty()) {
      found.addAll(round.stream().filter(unit -> unit.level() == level).toList());
      Set<UnitId> above =
          round.stream()
              .filter(unit -> unit.level().compareTo(level) < 0)
              .map(Unit::id)
              .collect(Collectors.toSet());
      round = above.isEmpty() ? List.of() : units.below(above, today, shown);
    }
    return found;
  }

  private static CoverageMap.OfUnit line(
      Unit unit, CoverageOfUnit counted, ServiceId service, AdoptionLevel reached) {
    Map<AdoptionLevel, Integer> levels = counted.services().getOrDefault(service.value(), Map.of());
    int numerator =
        reached == AdoptionLevel.NONE
            ? counted.households()
            : atOrAbove(levels).getOrDefault(reached, 0);
    return new CoverageMap.OfUnit(unit, counted.households(), numerator);
  }

  private static Map<AdoptionLevel, Integer> atOrAbove(Map<AdoptionLevel, Integer> exactly) {
    Map<AdoptionLevel, Integer> sums = new EnumMap<>(AdoptionLevel.class);
    for (AdoptionLevel level : AdoptionLevel.values()) {
      if (level != AdoptionLevel.NONE) {
        sums.put(
            level,
            exactly.entrySet().stream()
                .filter(e -> e.getKey().compareTo(level) >= 0)
                .mapToInt(Map.Entry::getValue)
                .sum());
      }
    }
    return sums;
  }
}

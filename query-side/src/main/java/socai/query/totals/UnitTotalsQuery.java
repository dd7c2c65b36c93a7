package socai.query.totals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import socai.query.figure.Counts;
import socai.query.figure.FigureVersions;
import socai.query.figure.UnitSums;
import socai.query.projection.ReadSnapshot;
import socai.query.territory.Unit;
import socai.query.territory.UnitQuery;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/** Reads the teams and members of units from sums that are kept unit by unit. */
@Component
class UnitTotalsQuery {
  private final UnitSums sums;
  private final UnitQuery units;
  private final FigureVersions versions;

  UnitTotalsQuery(UnitSums sums, UnitQuery units, FigureVersions versions) {
    this.sums = sums;
    this.units = units;
    this.versions = versions;
  }

  /** Empty if there is no such unit on {@code day}. */
  Optional<Totals> of(UnitId id, LocalDate day, ReadSnapshot snapshot) {
    return units
        .find(id, day, snapshot)
        .map(
            unit ->
                Totals.in(
                    unit,
                    day,
                    snapshot.position(),
                    levels(counts(Stream.of(unit), day, snapshot).getOrDefault(id, Counts.NONE))));
  }

  /** The units of {@code level} within the unit {@code within}, and that unit. */
  UnitTotals map(Unit within, UnitLevel level, LocalDate day, ReadSnapshot snapshot) {
    if (level == UnitLevel.HAMLET && within.level().compareTo(UnitLevel.COMMUNE) < 0) {
      throw TotalsRefusal.TOO_MANY_UNITS.refused();
    }
    List<Unit> listed = units.within(within, level, day, snapshot);
    Map<UnitId, Counts> counted =
        counts(Stream.concat(Stream.of(within), listed.stream()), day, snapshot);
    return new UnitTotals(
        day,
        snapshot.position(),
        level,
        line(within, counted),
        listed.stream().map(unit -> line(unit, counted)).toList());
  }

  private Map<UnitId, Counts> counts(Stream<Unit> of, LocalDate day, ReadSnapshot snapshot) {
    versions.refuseIfTeamsOfUnitsAreNotProjected();
    return sums.of(of.map(Unit::id).distinct().toList(), day, snapshot);
  }

  private static UnitTotals.OfUnit line(Unit unit, Map<UnitId, Counts> counted) {
    return UnitTotals.OfUnit.of(unit, levels(counted.getOrDefault(unit.id(), Counts.NONE)));
  }

  private static List<Totals.OfLevel> levels(Counts counts) {
    return Stream.of(UnitLevel.values())
        .filter(UnitLevel::hasTeams)
        .map(level -> new Totals.OfLevel(level, counts.teams(level), counts.members(level)))
        .toList();
  }
}

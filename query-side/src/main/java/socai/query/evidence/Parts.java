package socai.query.evidence;

import com.mongodb.client.model.Filters;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import socai.ledger.StillAsked;
import socai.query.figure.Figure;
import socai.query.figure.FigureEvent;
import socai.query.figure.FigureEvents;
import socai.query.figure.FigureProjection;
import socai.query.figure.FigureQuery;
import socai.query.figure.FigureYear;
import socai.query.figure.FigureYear.Day;
import socai.query.projection.ReadModels;
import socai.query.projection.ReadSnapshot;
import socai.territory.UnitLevel;

/** Of which parts a figure is made: of levels and teams, and of units on the map of its day. */
@Component
class Parts {
  private final ReadModels readModels;
  private final FigureQuery figures;

  Parts(ReadModels readModels, FigureQuery figures) {
    this.readModels = readModels;
    this.figures = figures;
  }

  /**
   * As they were on the day and at the position asked for, in the order of their names; empty if
   * the ledger knows nothing of what the figure is about. Costs as much as there are units below
   * and as was recorded of the figure since that position.
   */
  Optional<List<Part>> of(Asked asked, ReadSnapshot snapshot) {
    return names(asked, snapshot).map(names -> of(names, asked, snapshot));
  }

  private Optional<List<String>> names(Asked asked, ReadSnapshot snapshot) {
    Figure figure = asked.figure();
    if (figure instanceof Figure.OfUnit f) {
      return figures
          .withAllBelow(f.unit(), asked.asOf(), asked.upTo(), snapshot)
          .map(
              units ->
                  units.stream()
                      .flatMap(unit -> f.partsOf(unit).stream())
                      .map(Figure::text)
                      .toList());
    }
    if (figure instanceof Figure.TeamMembers f && !figures.knows(f, asked.upTo(), snapshot)) {
      return Optional.empty();
    }
    return Optional.of(withLevels(figure).map(Figure::text).toList());
  }

  private static Stream<Figure> withLevels(Figure figure) {
    if (figure instanceof Figure.Teams f && f.level().isEmpty()) {
      return teamLevels().map(level -> new Figure.Teams(Optional.of(level)));
    }
    if (figure instanceof Figure.Members f && f.level().isEmpty()) {
      return teamLevels().map(level -> new Figure.Members(Optional.of(level)));
    }
    return Stream.of(figure);
  }

  private static Stream<UnitLevel> teamLevels() {
    return Stream.of(UnitLevel.values()).filter(UnitLevel::hasTeams);
  }

  private List<Part> of(Collection<String> names, Asked asked, ReadSnapshot snapshot) {
    Map<String, TreeMap<LocalDate, Day>> parts = new TreeMap<>();
    for (FigureYear year :
        readModels.at(FigureProjection.YEARS, snapshot).find(id -> Filters.in("figure", names))) {
      TreeMap<LocalDate, Day> days = parts.computeIfAbsent(year.figure(), any -> new TreeMap<>());
      year.days().stream()
          .filter(day -> !day.day().isAfter(asked.asOf()))
          .forEach(day -> days.put(day.day(), day));
      if (year.position() > asked.upTo().value() && !days.isEmpty()) {
        withoutLater(year, days, asked, snapshot);
      }
    }
    return parts.entrySet().stream()
        .map(part -> new Part(part.getKey(), List.copyOf(part.getValue().values())))
        .filter(part -> part.count() > 0)
        .toList();
  }

  /**
   * The sums hold what was recorded up to the answer's position, and so do the lines left out here.
   */
  private void withoutLater(
      FigureYear year, Map<LocalDate, Day> days, Asked asked, ReadSnapshot snapshot) {
    LocalDate first = year.days().get(0).day();
    LocalDate last = year.days().get(year.days().size() - 1).day();
    LocalDate until = last.isAfter(asked.asOf()) ? asked.asOf() : last;
    for (FigureEvent later :
        readModels
            .lines(FigureProjection.EVENTS, snapshot)
            .find(
                FigureEvents.recordedBetween(
                    year.figure(), first, until, asked.upTo(), snapshot.position()))) {
      StillAsked.orStop();
      days.computeIfPresent(
          later.day(), (day, all) -> new Day(day, all.sum() - later.amount(), all.count() - 1));
    }
  }
}

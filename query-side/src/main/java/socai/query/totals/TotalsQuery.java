package socai.query.totals;

import com.mongodb.client.model.Filters;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import socai.query.projection.ReadModels;
import socai.query.projection.ReadSnapshot;
import socai.territory.UnitLevel;

/** Adds up the days' changes; costs as much as there are days with a change, not as events. */
@Component
class TotalsQuery {
  private final ReadModels readModels;

  TotalsQuery(ReadModels readModels) {
    this.readModels = readModels;
  }

  Totals on(LocalDate asOf, ReadSnapshot snapshot) {
    List<Totals.OfLevel> levels =
        Stream.of(UnitLevel.COMMUNE, UnitLevel.HAMLET)
            .map(level -> of(level, asOf, snapshot))
            .toList();
    return Totals.everywhere(asOf, snapshot.position(), levels);
  }

  private Totals.OfLevel of(UnitLevel level, LocalDate asOf, ReadSnapshot snapshot) {
    int teams = 0;
    int members = 0;
    for (TotalsOfDay day :
        readModels
            .at(TotalsProjection.DAYS, snapshot)
            .find(
                id ->
                    Filters.and(
                        Filters.gt(id, level.code() + "/"),
                        Filters.lte(id, TotalsOfDay.idOf(level, asOf))))) {
      teams += day.teams();
      members += day.members();
    }
    return new Totals.OfLevel(level, teams, members);
  }
}

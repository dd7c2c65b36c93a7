package socai.query.totals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.fixture.FreshDatabase;
import socai.query.QueryContext;
import socai.query.TwoOrders;
import socai.territory.UnitId;

/** Figures of teams do not depend on the order in which anything was recorded. */
@ExtendWith(FreshDatabase.class)
class TotalsOrderIT {
  @Test
  void teams_and_members_of_a_day_are_the_same_in_any_order_of_telling(
      FreshDatabase.Address address) {
    TwoOrders.compare(address, TotalsOrderIT::figures);
  }

  private static List<List<Totals.OfLevel>> figures(QueryContext context) {
    List<List<Totals.OfLevel>> figures = new ArrayList<>();
    for (LocalDate day : TwoOrders.days()) {
      figures.add(context.get(TotalsQuery.class).on(day, QueryContext.ALL).levels());
      for (UnitId unit : TwoOrders.UNITS) {
        Optional<Totals> totals =
            context.get(UnitTotalsQuery.class).of(unit, day, QueryContext.ALL);
        figures.add(totals.map(Totals::levels).orElse(List.of()));
      }
    }
    return figures;
  }
}

package socai.query.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.fixture.FreshDatabase;
import socai.ledger.Position;
import socai.query.QueryContext;
import socai.query.TwoOrders;
import socai.territory.UnitId;

/** Figures of households do not depend on the order in which anything was recorded. */
@ExtendWith(FreshDatabase.class)
class CoverageOrderIT {
  @Test
  void a_units_households_and_their_levels_are_the_same_in_any_order_of_telling(
      FreshDatabase.Address address) {
    TwoOrders.compare(address, CoverageOrderIT::figures);
  }

  private static List<Optional<Coverage>> figures(QueryContext context) {
    List<Optional<Coverage>> figures = new ArrayList<>();
    for (LocalDate day : TwoOrders.days()) {
      for (UnitId unit : TwoOrders.UNITS) {
        figures.add(
            context
                .get(CoverageQuery.class)
                .of(unit, day, QueryContext.ALL)
                .map(
                    c ->
                        new Coverage(day, Position.START, c.unit(), c.households(), c.services())));
      }
    }
    return figures;
  }
}

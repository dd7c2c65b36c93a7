package socai.query.roster;

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
import socai.team.TeamId;

/** A roster does not depend on the order in which a team was recorded of. */
@ExtendWith(FreshDatabase.class)
class RosterOrderIT {
  @Test
  void who_is_in_a_team_on_a_day_is_the_same_in_any_order_of_telling(
      FreshDatabase.Address address) {
    TwoOrders.compare(address, RosterOrderIT::rosters);
  }

  private static List<Optional<Roster>> rosters(QueryContext context) {
    List<Optional<Roster>> rosters = new ArrayList<>();
    for (LocalDate day : TwoOrders.days()) {
      for (TeamId team : TwoOrders.TEAMS) {
        rosters.add(
            context
                .get(RosterQuery.class)
                .roster(team, day, QueryContext.ALL)
                .map(r -> new Roster(day, Position.START, r.team(), r.unit(), r.members())));
      }
    }
    return rosters;
  }
}

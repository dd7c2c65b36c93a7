package socai.query.totals;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Seeds;
import socai.query.QueryContext;
import socai.query.RandomTeams;
import socai.query.RecordedEvents;
import socai.query.projection.ReadSnapshot;
import socai.team.MemberJoined;
import socai.team.MemberLeft;
import socai.team.TeamDissolved;
import socai.team.TeamFormed;
import socai.team.TeamId;
import socai.territory.UnitLevel;

/** Given what was recorded of teams, then the totals of any day. */
@ExtendWith(FreshDatabase.class)
class TotalsIT {
  private static final ReadSnapshot AT = QueryContext.ALL;

  @Test
  void without_teams_the_totals_are_nothing(MongoDatabase database) {
    try (QueryContext context = new QueryContext(database)) {
      assertThat(context.get(TotalsQuery.class).on(Field.FORMED, AT))
          .isEqualTo(
              Totals.everywhere(
                  Field.FORMED,
                  AT.position(),
                  List.of(
                      new Totals.OfLevel(UnitLevel.COMMUNE, 0, 0),
                      new Totals.OfLevel(UnitLevel.HAMLET, 0, 0))));
    }
  }

  @Test
  void a_team_counts_from_its_first_day_until_the_day_before_its_end(MongoDatabase database) {
    LocalDate end = LocalDate.of(2024, 1, 1);
    try (QueryContext context = new QueryContext(database)) {
      context.apply(
          RecordedEvents.of(Field.formed(), new TeamDissolved(Field.TEAM, end, Field.decision())));
      TotalsQuery query = context.get(TotalsQuery.class);
      assertThat(query.on(Field.FORMED.minusDays(1), AT).teams()).isZero();
      assertThat(query.on(Field.FORMED, AT).levels())
          .contains(new Totals.OfLevel(UnitLevel.HAMLET, 1, 2));
      assertThat(query.on(end.minusDays(1), AT).members()).isEqualTo(2);
      assertThat(query.on(end, AT).members()).isZero();
      assertThat(query.on(end, AT).teams()).isZero();
    }
  }

  @RepeatedTest(5)
  void on_every_day_they_are_what_a_naive_count_finds(
      MongoDatabase database, RepetitionInfo repetition) {
    try (QueryContext context = new QueryContext(database)) {
      Seeds.only(
          repetition.getCurrentRepetition(),
          random -> {
            List<Event> events = RandomTeams.of(random, 150);
            context.apply(RecordedEvents.of(events));
            TotalsQuery query = context.get(TotalsQuery.class);
            for (LocalDate day = RandomTeams.FIRST.minusDays(1);
                !day.isAfter(RandomTeams.LAST);
                day = day.plusDays(1)) {
              assertThat(query.on(day, AT).levels())
                  .as("on " + day)
                  .containsExactly(
                      counted(UnitLevel.COMMUNE, day, events),
                      counted(UnitLevel.HAMLET, day, events));
            }
          });
    }
  }

  /** As docs/events.md tells a stranger to count. */
  private static Totals.OfLevel counted(UnitLevel level, LocalDate day, List<Event> events) {
    Map<TeamId, UnitLevel> levels = new HashMap<>();
    Map<String, LocalDate> open = new HashMap<>();
    int teams = 0;
    int members = 0;
    for (Event event : events) {
      if (event instanceof TeamFormed e) {
        levels.put(e.team(), e.level());
        open.put(e.team().toString(), e.from());
        e.founders().forEach(f -> open.put(e.team() + "/" + f.person(), e.from()));
      } else if (event instanceof MemberJoined e) {
        open.put(e.team() + "/" + e.person(), e.from());
      } else if (event instanceof MemberLeft e && levels.get(e.team()) == level) {
        members += within(day, open.remove(e.team() + "/" + e.person()), e.on());
      } else if (event instanceof MemberLeft e) {
        open.remove(e.team() + "/" + e.person());
      } else if (event instanceof TeamDissolved e) {
        for (String key : List.copyOf(open.keySet())) {
          if (key.startsWith(e.team().toString())) {
            int counts = within(day, open.remove(key), e.on());
            if (levels.get(e.team()) == level) {
              teams += key.contains("/") ? 0 : counts;
              members += key.contains("/") ? counts : 0;
            }
          }
        }
      }
    }
    for (Map.Entry<String, LocalDate> still : open.entrySet()) {
      TeamId team = new TeamId(UUID.fromString(still.getKey().split("/")[0]));
      if (levels.get(team) == level && !day.isBefore(still.getValue())) {
        teams += still.getKey().contains("/") ? 0 : 1;
        members += still.getKey().contains("/") ? 1 : 0;
      }
    }
    return new Totals.OfLevel(level, teams, members);
  }

  private static int within(LocalDate day, LocalDate from, LocalDate end) {
    return !day.isBefore(from) && day.isBefore(end) ? 1 : 0;
  }
}

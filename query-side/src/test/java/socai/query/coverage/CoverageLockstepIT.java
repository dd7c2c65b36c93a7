package socai.query.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.event.Event;
import socai.fixture.FreshDatabase;
import socai.fixture.Seeds;
import socai.guidance.AdoptionLevel;
import socai.ledger.Position;
import socai.problem.RefusedException;
import socai.query.Lockstep;
import socai.query.QueryContext;
import socai.query.RandomHistory;
import socai.query.RecordedEvents;
import socai.query.Recount;
import socai.query.projection.AskedAt;
import socai.query.projection.ProjectionRefusal;
import socai.territory.UnitEstablished;
import socai.territory.UnitId;
import socai.territory.UnitRenamed;
import socai.time.Vietnam;

/** Coverage that is asked for while it is being projected is that of the position it states. */
@ExtendWith(FreshDatabase.class)
class CoverageLockstepIT {
  private static final LocalDate FAR = LocalDate.ofInstant(QueryContext.NOW, Vietnam.ZONE);

  @RepeatedTest(4)
  void whatever_is_being_written_counts_and_names_are_those_of_the_position(
      MongoDatabase database, RepetitionInfo repetition) {
    Seeds.only(
        repetition.getCurrentRepetition(),
        random -> {
          List<Event> events = RandomHistory.of(random, 700);
          int asked = 0;
          try (Lockstep lockstep =
              new Lockstep(random, database, RecordedEvents.of(events), "figures", "units")) {
            CoverageApi door = lockstep.context().get(CoverageApi.class);
            while (!lockstep.isOver()) {
              ask(random, events, door);
              asked++;
            }
          }
          assertThat(asked).isGreaterThan(20);
        });
  }

  private static void ask(Random random, List<Event> events, CoverageApi door) {
    List<UnitId> units = new ArrayList<>(new Recount(events).units());
    UnitId unit = units.get(random.nextInt(units.size()));
    LocalDate day = random.nextBoolean() ? FAR : RandomHistory.FIRST.plusDays(random.nextInt(90));
    try {
      Coverage answer = door.coverage(unit.value(), Optional.of(day), AskedAt.ANY);
      assertRight(answer, day, before(answer.position(), events));
    } catch (RefusedException refused) {
      assertThat(refused.refusal()).isEqualTo(ProjectionRefusal.NOT_FOUND);
    }
  }

  private static List<Event> before(Position position, List<Event> events) {
    return events.subList(0, (int) position.value());
  }

  private static void assertRight(Coverage answer, LocalDate day, List<Event> recorded) {
    Recount recount = new Recount(recorded);
    UnitId unit = answer.unit().id();
    assertThat(answer.households())
        .as("households of " + unit + " on " + day + " at " + answer.position())
        .isEqualTo(recount.in(unit, day));
    for (Coverage.OfService service : answer.services()) {
      for (AdoptionLevel level : service.atOrAbove().keySet()) {
        assertThat(service.atOrAbove().get(level))
            .as(service.service() + " " + level + " of " + unit + " at " + answer.position())
            .isEqualTo(recount.in(unit, day, service.service(), level));
      }
    }
    assertThat(answer.unit().name())
        .as("name of " + unit + " on " + day + " at " + answer.position())
        .isEqualTo(name(unit, day, recorded));
  }

  /** Of two names from one day the one recorded later holds. */
  private static String name(UnitId unit, LocalDate day, List<Event> recorded) {
    String name = "not established";
    LocalDate since = LocalDate.MIN;
    for (Event event : recorded) {
      if (event instanceof UnitEstablished e && e.unit().equals(unit)) {
        name = e.name();
        since = e.from();
      } else if (event instanceof UnitRenamed e
          && e.unit().equals(unit)
          && !e.from().isAfter(day)
          && !e.from().isBefore(since)) {
        name = e.name();
        since = e.from();
      }
    }
    return name;
  }
}

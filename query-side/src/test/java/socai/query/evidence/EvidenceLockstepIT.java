package socai.query.evidence;

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
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Names;
import socai.fixture.RandomActs;
import socai.fixture.Seeds;
import socai.guidance.AdoptionLevel;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.Step;
import socai.household.HouseholdId;
import socai.household.HouseholdRegistered;
import socai.problem.RefusedException;
import socai.query.Lockstep;
import socai.query.QueryContext;
import socai.query.RandomHistory;
import socai.query.RecordedEvents;
import socai.query.Recount;
import socai.query.figure.Figure;
import socai.query.projection.ProjectionRefusal;
import socai.territory.UnitEstablished;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.time.OccurredAt;
import socai.time.Vietnam;

/** Evidence that is asked for while it is being projected is that of the position it states. */
@ExtendWith(FreshDatabase.class)
class EvidenceLockstepIT {
  private static final LocalDate FAR = LocalDate.ofInstant(QueryContext.NOW, Vietnam.ZONE);

  @RepeatedTest(4)
  void whatever_is_being_written_the_value_is_that_of_the_position(
      MongoDatabase database, RepetitionInfo repetition) {
    Seeds.only(
        repetition.getCurrentRepetition(),
        random -> {
          List<Event> events = busyDays(random);
          int asked = 0;
          try (Lockstep lockstep =
              new Lockstep(random, database, RecordedEvents.of(events), "figures")) {
            EvidenceApi endpoint = lockstep.context().get(EvidenceApi.class);
            while (!lockstep.isOver()) {
              Question question = Question.of(random, events);
              question.ask(endpoint).ifPresent(answer -> question.assertRight(answer, events));
              asked++;
            }
          }
          assertThat(asked).isGreaterThan(20);
        });
  }

  /** Households and acts in a few hamlets on a few days: most events add to the same sums. */
  private static List<Event> busyDays(Random random) {
    List<Event> events = new ArrayList<>(RandomHistory.of(random, 30));
    List<UnitId> hamlets =
        events.stream()
            .filter(e -> e instanceof UnitEstablished u && u.level() == UnitLevel.HAMLET)
            .map(e -> ((UnitEstablished) e).unit())
            .toList();
    for (int i = 0; i < 400; i++) {
      HouseholdId home = Names.household("busy " + i);
      OccurredAt day = OccurredAt.startOf(RandomHistory.FIRST.plusDays(random.nextInt(3)));
      events.add(
          new HouseholdRegistered(
              home, hamlets.get(random.nextInt(hamlets.size())), Field.home(home), day));
      if (random.nextBoolean()) {
        Guidance guidance = Field.guidance(day, new Step.Installed(RandomActs.SERVICES.get(0)));
        events.add(new GuidanceActRecorded(home, Names.act("busy " + i), guidance));
      }
    }
    return events;
  }

  private record Question(Figure.OfUnit figure, LocalDate day) {
    static Question of(Random random, List<Event> events) {
      List<UnitId> units = new ArrayList<>(new Recount(events).units());
      UnitId unit = units.get(random.nextInt(units.size()));
      LocalDate day = random.nextBoolean() ? FAR : RandomHistory.FIRST.plusDays(random.nextInt(4));
      return new Question(
          random.nextBoolean()
              ? new Figure.Households(unit)
              : new Figure.Reached(unit, RandomActs.SERVICES.get(0), AdoptionLevel.INSTALLED),
          day);
    }

    Optional<Evidence> ask(EvidenceApi endpoint) {
      try {
        When when = new When(Optional.of(day), Optional.empty(), Optional.empty());
        return Optional.of(endpoint.evidence(figure, when, Optional.empty(), 500));
      } catch (RefusedException refused) {
        assertThat(refused.refusal()).isEqualTo(ProjectionRefusal.NOT_FOUND);
        return Optional.empty();
      }
    }

    void assertRight(Evidence answer, List<Event> events) {
      Recount recount = new Recount(events.subList(0, (int) answer.position().value()));
      long wanted =
          figure instanceof Figure.Reached f
              ? recount.in(f.unit(), day, f.service(), f.level())
              : recount.in(figure.unit(), day);
      assertThat(answer.value()).as(figure.text() + " at " + answer.position()).isEqualTo(wanted);
      assertThat(answer.events().stream().mapToLong(Evidence.Line::amount).sum())
          .as("lines of " + figure.text() + " at " + answer.position())
          .isEqualTo(wanted);
    }
  }
}

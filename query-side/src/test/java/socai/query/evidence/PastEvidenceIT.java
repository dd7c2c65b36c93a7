package socai.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.catalogue.ServiceId;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.fixture.RandomActs;
import socai.fixture.Seeds;
import socai.guidance.AdoptionLevel;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.problem.RefusedException;
import socai.query.RandomHistory;
import socai.query.Rooms;
import socai.query.Told;
import socai.query.figure.Figure;
import socai.query.projection.Shown;
import socai.territory.UnitEstablished;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/** A hamlet's figures of a past day, from the streams of those who ever lived there. */
@ExtendWith(FreshDatabase.class)
class PastEvidenceIT {
  private static final LocalDate LATER_THAN_ALL = LocalDate.of(2030, 1, 1);

  private static Optional<Evidence> past(
      Rooms rooms, Figure figure, LocalDate day, long upTo, Optional<String> after, int limit) {
    return rooms
        .get(PastEvidence.class)
        .page(
            new Asked(figure, day, new Position(upTo), after, limit),
            Shown.first(new Position(upTo)));
  }

  private static long value(Rooms rooms, Figure figure, LocalDate day, long upTo) {
    return past(rooms, figure, day, upTo, Optional.empty(), 500).orElseThrow().value();
  }

  private static Rooms told(MongoDatabase database, List<Event> events) {
    Rooms rooms = new Rooms(database);
    rooms.get(Ledger.class).append(new Lines().commit(Names.command("all"), events));
    rooms.tell(Told.of(events));
    return rooms;
  }

  @RepeatedTest(2)
  void on_a_day_after_all_that_happened_it_is_what_is_shown_without_a_date(
      MongoDatabase database, RepetitionInfo repetition) {
    Seeds.only(
        repetition.getCurrentRepetition(),
        random -> {
          List<Event> events = RandomHistory.of(random, 200);
          long half = events.size() / 2;
          try (Rooms rooms = told(database, events)) {
            EvidenceQuery query = rooms.get(EvidenceQuery.class);
            int counted = 0;
            for (Figure figure : figures(events)) {
              for (long upTo : new long[] {half, events.size()}) {
                Optional<Pages> now = Pages.of(query, figure, LATER_THAN_ALL, upTo, 50);
                if (now.isPresent()) {
                  long value = now.get().first().value();
                  assertThat(value(rooms, figure, LATER_THAN_ALL, upTo))
                      .as("%s up to %d", figure.text(), upTo)
                      .isEqualTo(value);
                  counted += value > 0 ? 1 : 0;
                }
              }
            }
            assertThat(counted).isGreaterThan(10);
          }
        });
  }

  private static List<Figure> figures(List<Event> events) {
    List<Figure> figures = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof UnitEstablished e && e.level() == UnitLevel.HAMLET) {
        figures.add(new Figure.Households(e.unit()));
        for (ServiceId service : RandomActs.SERVICES) {
          figures.add(new Figure.Reached(e.unit(), service, AdoptionLevel.ACTIVATED));
        }
      }
    }
    return figures;
  }

  @Test
  void pages_of_one_event_add_up_to_the_figure_too(MongoDatabase database) {
    List<Event> events = new ArrayList<>(Field.units());
    for (int i = 0; i < 5; i++) {
      events.add(Field.registered(Names.household("home " + i), Field.HAMLET));
    }
    Figure figure = new Figure.Households(Field.HAMLET);
    try (Rooms rooms = told(database, events)) {
      Optional<String> after = Optional.empty();
      long sum = 0;
      int pages = 0;
      do {
        Evidence page = past(rooms, figure, LATER_THAN_ALL, events.size(), after, 1).orElseThrow();
        assertThat(page.before()).isEqualTo(sum);
        assertThat(page.value()).isEqualTo(5);
        sum += page.events().get(0).amount();
        after = page.next();
        pages++;
      } while (after.isPresent());
      assertThat(sum).isEqualTo(5);
      assertThat(pages).isEqualTo(5);
      LocalDate before = Field.registered().occurredAt().day().minusDays(1);
      assertThat(value(rooms, figure, before, events.size())).isZero();
    }
  }

  @Test
  void what_is_no_hamlet_is_refused_and_what_did_not_exist_is_not_there(MongoDatabase database) {
    try (Rooms rooms = told(database, new ArrayList<>(Field.units()))) {
      UnitId province = Field.PROVINCE;
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> value(rooms, new Figure.Households(province), LATER_THAN_ALL, 3))
          .satisfies(
              refused -> assertThat(refused.refusal()).isEqualTo(EvidenceRefusal.PAST_OF_HAMLETS));
      Figure nowhere = new Figure.Households(Names.unit("nowhere"));
      assertThat(past(rooms, nowhere, LATER_THAN_ALL, 3, Optional.empty(), 1)).isEmpty();
    }
  }
}

package socai.query.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Names;
import socai.guidance.Step;
import socai.ledger.Position;
import socai.query.Counting;
import socai.query.Rooms;
import socai.query.Told;
import socai.query.projection.Projection;
import socai.query.projection.Recorded;
import socai.query.projection.Shown;
import socai.time.OccurredAt;

/**
 * What an act of one household costs does not grow with how many it was given before, by what is
 * read and written: documents and bytes. {@code -Dsocai.growth} says how many acts.
 */
@ExtendWith(FreshDatabase.class)
class GrowthIT {
  private static final int ACTS = Integer.getInteger("socai.growth", 2_000);
  private static final int WINDOW = 100;
  private static final OccurredAt FIRST = Field.at("2015-01-01T08:00:00+07:00");

  @Test
  void the_last_act_of_a_household_costs_what_the_first_ones_cost(FreshDatabase.Address address) {
    Counting counting = new Counting();
    try (MongoClient client = counting.client(address.uri());
        Rooms rooms = new Rooms(client.getDatabase(nameIn(address)))) {
      Projection profiles =
          rooms.projections().stream()
              .filter(p -> p.name().equals(ProfileProjection.NAME))
              .findFirst()
              .orElseThrow();
      List<Recorded> told = Told.of(events());
      int begin = told.size() - ACTS;
      rooms.tell(profiles, told.subList(0, begin + WINDOW));
      Counting.Count first = drawn(counting, rooms, profiles, told, begin + WINDOW);
      rooms.tell(profiles, told.subList(begin + 2 * WINDOW, told.size() - WINDOW));
      Counting.Count last = drawn(counting, rooms, profiles, told, told.size() - WINDOW);
      assertThat(last.documents()).isLessThanOrEqualTo(first.documents() * 12 / 10);
      assertThat(last.bytes()).isLessThanOrEqualTo(first.bytes() * 12 / 10);

      Counting.Count read = read(counting, rooms, LocalDate.of(2100, 1, 1));
      Counting.Count past = read(counting, rooms, LocalDate.of(2015, 1, 5));
      assertThat(read.documents()).isLessThan(60);
      assertThat(past.documents()).isLessThan(60);
    }
  }

  private static String nameIn(FreshDatabase.Address address) {
    return address.uri().substring(address.uri().lastIndexOf('/') + 1);
  }

  /** One by one, as they come in. */
  private static Counting.Count drawn(
      Counting counting, Rooms rooms, Projection profiles, List<Recorded> told, int from) {
    counting.begin();
    told.subList(from, from + WINDOW).forEach(one -> rooms.tell(profiles, List.of(one)));
    return counting.count();
  }

  private static Counting.Count read(Counting counting, Rooms rooms, LocalDate asOf) {
    counting.begin();
    AdoptionProfile profile =
        rooms
            .get(ProfileQuery.class)
            .profile(
                Field.HOME,
                asOf,
                new ProfileQuery.Page(Optional.empty(), 20),
                Shown.first(new Position(ACTS + 100L)))
            .orElseThrow();
    assertThat(profile.acts()).hasSize(20);
    assertThat(profile.levels()).hasSize(2);
    assertThat(profile.next()).isPresent();
    return counting.count();
  }

  private static List<Event> events() {
    List<Event> events = new ArrayList<>(Field.units());
    events.add(Field.registered());
    for (int i = 0; i < ACTS; i++) {
      OccurredAt at = new OccurredAt(FIRST.value().plusMinutes(37L * i));
      events.add(
          Field.recorded(
              Names.act("act " + i),
              at,
              new Step.Installed(Field.VNEID),
              new Step.Activated(Field.PAYMENT)));
    }
    return events;
  }
}

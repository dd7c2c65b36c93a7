package socai.query.profile;

import static org.assertj.core.api.Assertions.assertThat;

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
import socai.query.Growth;
import socai.query.QueryContext;
import socai.query.RecordedEvents;
import socai.query.projection.ReadSnapshot;
import socai.time.OccurredAt;

/** What an act of one household costs does not grow with how many it was given before. */
@ExtendWith(FreshDatabase.class)
class GrowthIT {
  private static final OccurredAt FIRST = Field.at("2015-01-01T08:00:00+07:00");

  @Test
  void the_last_act_of_a_household_costs_what_the_first_ones_cost(FreshDatabase.Address address) {
    Growth.costsTheSame(
        address,
        ProfileProjection.NAME,
        RecordedEvents.of(events()),
        asked -> {
          Counting.Count read = asked.cost(context -> read(context, LocalDate.of(2100, 1, 1)));
          Counting.Count past = asked.cost(context -> read(context, LocalDate.of(2015, 1, 5)));
          assertThat(read.documents()).isLessThan(60);
          assertThat(past.documents()).isLessThan(60);
        });
  }

  private static void read(QueryContext context, LocalDate asOf) {
    AdoptionProfile profile =
        context
            .get(ProfileQuery.class)
            .profile(
                Field.HOME,
                asOf,
                new ProfileQuery.Page(Optional.empty(), 20),
                ReadSnapshot.first(new Position(Growth.ACTS + 100L)))
            .orElseThrow();
    assertThat(profile.acts()).hasSize(20);
    assertThat(profile.levels()).hasSize(2);
    assertThat(profile.next()).isPresent();
  }

  private static List<Event> events() {
    List<Event> events = new ArrayList<>(Field.units());
    events.add(Field.registered());
    for (int i = 0; i < Growth.ACTS; i++) {
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

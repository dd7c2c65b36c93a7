package socai.query.figure;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Names;
import socai.guidance.AdoptionLevel;
import socai.guidance.Reason;
import socai.guidance.Step;
import socai.query.Growth;
import socai.query.RecordedEvents;
import socai.time.OccurredAt;

/** What an act of one household adds to figures costs the same however many it was given before. */
@ExtendWith(FreshDatabase.class)
class GrowthIT {
  private static final OccurredAt FIRST = Field.at("2015-01-01T08:00:00+07:00");

  @Test
  void the_last_act_of_a_household_costs_what_the_first_ones_cost(FreshDatabase.Address address) {
    List<Event> events = begun();
    for (int i = 0; i < Growth.ACTS; i++) {
      events.add(act(i, new Step.Installed(Field.VNEID), new Step.Activated(Field.PAYMENT)));
    }
    Growth.costsTheSame(address, FigureProjection.NAME, RecordedEvents.of(events), asked -> {});
  }

  /** Every second one is recorded after the one that followed it, and lifts or lowers a level. */
  @Test
  void so_does_one_that_is_told_a_little_late(FreshDatabase.Address address) {
    List<Event> events = begun();
    for (int i = 0; i < Growth.ACTS; i++) {
      events.add(
          i % 2 == 0
              ? act(i + 1, new Step.Installed(Field.VNEID))
              : act(i - 1, new Step.Impossible(Field.VNEID, Reason.NO_SIGNAL), lowered()));
    }
    Growth.costsTheSame(address, FigureProjection.NAME, RecordedEvents.of(events), asked -> {});
  }

  private static Step lowered() {
    return new Step.SteppedBack(Field.PAYMENT, AdoptionLevel.INTRODUCED, Reason.LOST_PHONE);
  }

  private static List<Event> begun() {
    List<Event> events = new ArrayList<>(Field.units());
    events.add(Field.registered());
    return events;
  }

  private static Event act(int number, Step... steps) {
    OccurredAt at = new OccurredAt(FIRST.value().plusMinutes(37L * number));
    return Field.recorded(Names.act("act " + number), at, steps);
  }
}

package socai.query.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.HAMLET;
import static socai.fixture.Field.HOME;
import static socai.fixture.Field.MORNING;
import static socai.fixture.Field.OTHER_HAMLET;
import static socai.fixture.Field.PAYMENT;
import static socai.fixture.Field.VNEID;
import static socai.fixture.Field.at;
import static socai.fixture.Field.day;

import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.catalogue.ServiceId;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Names;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevel;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.Reason;
import socai.guidance.Step;
import socai.household.HouseholdMoved;
import socai.ledger.Position;
import socai.person.Personal;
import socai.query.QueryContext;
import socai.query.RecordedEvents;
import socai.query.projection.ReadSnapshot;
import socai.time.OccurredAt;

/**
 * Given what was recorded of a household, then where it stands on a day and how that came about.
 */
@ExtendWith(FreshDatabase.class)
class ProfileIT {
  private static final ReadSnapshot AT = QueryContext.ALL;
  private static final LocalDate END = LocalDate.of(2024, 1, 1);
  private static final ActId FIRST = Names.act("first");
  private static final ActId SECOND = Names.act("second");
  private static final OccurredAt LATER = at("2023-05-06T08:10:00+07:00");
  private static final ProfileQuery.Page ALL = new ProfileQuery.Page(Optional.empty(), 500);
  private static final Personal REASON = new Personal(HOME.stream().toString(), "nhầm");

  @Test
  void levels_are_those_of_the_acts_up_to_that_day(MongoDatabase database) {
    Event[] recorded = {
      Field.recorded(FIRST, MORNING, new Step.Installed(VNEID)),
      Field.recorded(SECOND, LATER, new Step.Activated(VNEID), new Step.Introduced(PAYMENT))
    };
    assertThat(profile(database, day("2023-03-05"), recorded).levels()).isEmpty();
    assertThat(profile(database, day("2023-03-06"), recorded).levels())
        .containsExactly(level(VNEID, AdoptionLevel.INSTALLED, "2023-03-06"));
    assertThat(profile(database, END, recorded).levels())
        .containsExactly(
            level(PAYMENT, AdoptionLevel.INTRODUCED, "2023-05-06"),
            level(VNEID, AdoptionLevel.ACTIVATED, "2023-05-06"));
  }

  @Test
  void a_level_holds_since_the_day_it_was_last_reached(MongoDatabase database) {
    assertThat(
            profile(
                    database,
                    END,
                    Field.recorded(FIRST, MORNING, new Step.Activated(VNEID)),
                    Field.recorded(
                        Names.act("lost"),
                        at("2023-04-01T08:00:00+07:00"),
                        new Step.SteppedBack(VNEID, AdoptionLevel.NONE, Reason.LOST_PHONE)),
                    Field.recorded(SECOND, LATER, new Step.Activated(VNEID)))
                .levels())
        .containsExactly(level(VNEID, AdoptionLevel.ACTIVATED, "2023-05-06"));
  }

  @Test
  void a_corrected_act_is_shown_as_it_was_in_truth_and_that_it_was_corrected(
      MongoDatabase database) {
    AdoptionProfile profile =
        profile(
            database,
            END,
            Field.recorded(FIRST, MORNING, new Step.Activated(VNEID)),
            new GuidanceActCorrected(
                HOME, FIRST, Field.guidance(LATER, new Step.Introduced(PAYMENT)), REASON));
    assertThat(profile.levels())
        .containsExactly(level(PAYMENT, AdoptionLevel.INTRODUCED, "2023-05-06"));
    assertThat(profile.acts()).hasSize(1);
    assertThat(profile.acts().get(0).corrected()).isEqualTo(1);
    assertThat(profile.acts().get(0).position()).isEqualTo(new Position(7));
    assertThat(profile.acts().get(0).guidance().occurredAt()).isEqualTo(LATER);
  }

  @Test
  void a_retracted_act_is_shown_but_counts_no_more(MongoDatabase database) {
    AdoptionProfile profile =
        profile(
            database,
            END,
            Field.recorded(FIRST, MORNING, new Step.Activated(VNEID)),
            new GuidanceActRetracted(HOME, FIRST, REASON, MORNING));
    assertThat(profile.levels()).isEmpty();
    assertThat(profile.acts()).hasSize(1);
    assertThat(profile.acts().get(0).retracted()).isTrue();
  }

  @Test
  void the_latest_act_comes_first(MongoDatabase database) {
    assertThat(
            profile(
                    database,
                    END,
                    Field.recorded(SECOND, LATER, new Step.Activated(VNEID)),
                    Field.recorded(FIRST, MORNING, new Step.Installed(VNEID)))
                .acts())
        .extracting(AdoptionProfile.Act::act)
        .containsExactly(SECOND, FIRST);
  }

  @Test
  void who_has_moved_is_listed_where_they_live_now(MongoDatabase database) {
    try (QueryContext context = recorded(database, moved())) {
      ProfileQuery query = context.get(ProfileQuery.class);
      assertThat(query.in(HAMLET, Optional.empty(), 10, AT).households()).isEmpty();
      assertThat(query.in(OTHER_HAMLET, Optional.empty(), 10, AT).households())
          .extracting(HouseholdList.Line::household)
          .containsExactly(HOME);
      assertThat(query.profile(HOME, END, ALL, AT).orElseThrow().home().address())
          .isEqualTo("Nhà số 9");
    }
  }

  private static Event moved() {
    return new HouseholdMoved(
        HOME, HAMLET, OTHER_HAMLET, new Personal(HOME.stream().toString(), "Nhà số 9"), LATER);
  }

  private static AdoptionProfile profile(MongoDatabase database, LocalDate day, Event... recorded) {
    try (QueryContext context = recorded(database, recorded)) {
      return context.get(ProfileQuery.class).profile(HOME, day, ALL, AT).orElseThrow();
    }
  }

  /** The five units, the household at position 6, and what was recorded of it. */
  private static QueryContext recorded(MongoDatabase database, Event... recorded) {
    List<Event> events = new ArrayList<>(Field.units());
    events.add(Field.registered());
    events.addAll(Arrays.asList(recorded));
    QueryContext context = new QueryContext(database);
    context.apply(RecordedEvents.of(events));
    return context;
  }

  private static AdoptionProfile.Level level(ServiceId service, AdoptionLevel level, String since) {
    return new AdoptionProfile.Level(service, level, day(since));
  }
}

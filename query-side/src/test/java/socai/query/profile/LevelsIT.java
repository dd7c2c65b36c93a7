package socai.query.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.catalogue.ServiceId;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Seeds;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevel;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.GuidanceEvent;
import socai.guidance.Ladder;
import socai.household.HouseholdId;
import socai.household.HouseholdRegistered;
import socai.ledger.Position;
import socai.query.QueryContext;
import socai.query.RandomHistory;
import socai.query.RecordedEvents;
import socai.query.projection.ReadSnapshot;
import socai.query.projection.Recorded;

/**
 * The levels of any day are those of all acts up to it, taken in the order in which they occurred,
 * in whatever order and however often they were recorded, corrected and retracted.
 */
@ExtendWith(FreshDatabase.class)
class LevelsIT {
  private static final LocalDate END = LocalDate.of(2026, 1, 1);
  private static final ProfileQuery.Page ALL = new ProfileQuery.Page(Optional.empty(), 500);

  @RepeatedTest(4)
  void levels_of_every_day_are_those_of_a_naive_fold(
      MongoDatabase database, RepetitionInfo repetition) {
    Seeds.only(
        repetition.getCurrentRepetition(),
        random -> {
          List<Event> events = new ArrayList<>(Field.units());
          events.addAll(RandomHistory.of(random, 250));
          try (QueryContext context = new QueryContext(database)) {
            apply(context, RecordedEvents.of(events), random);
            ReadSnapshot end = ReadSnapshot.first(new Position(events.size()));
            for (HouseholdId household : households(events)) {
              assertSame(context.get(ProfileQuery.class), household, events, end);
            }
          }
        });
  }

  private static void apply(QueryContext context, List<Recorded> recorded, Random random) {
    for (int from = 0; from < recorded.size(); ) {
      int to = Math.min(recorded.size(), from + 1 + random.nextInt(40));
      context.apply(recorded.subList(from, to));
      from = to;
    }
  }

  private static List<HouseholdId> households(List<Event> events) {
    return events.stream()
        .filter(HouseholdRegistered.class::isInstance)
        .map(e -> ((HouseholdRegistered) e).household())
        .distinct()
        .toList();
  }

  private static void assertSame(
      ProfileQuery query, HouseholdId household, List<Event> events, ReadSnapshot end) {
    Map<ActId, Guidance> acts = acts(household, events);
    TreeSet<LocalDate> days = new TreeSet<>(List.of(END));
    acts.values().forEach(act -> days.add(act.occurredAt().day()));
    acts.values().forEach(act -> days.add(act.occurredAt().day().minusDays(1)));
    for (LocalDate day : days) {
      AdoptionProfile profile = query.profile(household, day, ALL, end).orElseThrow();
      assertThat(profile.levels()).as("%s on %s", household, day).isEqualTo(levels(acts, day));
    }
    assertThat(query.profile(household, END, ALL, end).orElseThrow().acts())
        .filteredOn(act -> !act.retracted())
        .hasSize(acts.size())
        .isSortedAccordingTo(
            Comparator.comparing((AdoptionProfile.Act act) -> act.guidance().occurredAt().instant())
                .reversed());
  }

  private static Map<ActId, Guidance> acts(HouseholdId household, List<Event> events) {
    Map<ActId, Guidance> acts = new LinkedHashMap<>();
    for (Event event : events) {
      if (!(event instanceof GuidanceEvent about) || !about.household().equals(household)) {
        continue;
      }
      if (event instanceof GuidanceActRecorded e) {
        acts.put(e.act(), e.guidance());
      } else if (event instanceof GuidanceActCorrected e) {
        acts.replace(e.act(), e.guidance());
      } else if (event instanceof GuidanceActRetracted e) {
        acts.remove(e.act());
      }
    }
    return acts;
  }

  private static List<AdoptionProfile.Level> levels(Map<ActId, Guidance> acts, LocalDate asOf) {
    List<AdoptionProfile.Level> levels = new ArrayList<>();
    Ladder.levels(upTo(acts, asOf))
        .forEach(
            (service, level) ->
                levels.add(
                    new AdoptionProfile.Level(service, level, since(acts, asOf, service, level))));
    levels.sort(Comparator.comparing(level -> level.service().value()));
    return levels;
  }

  private static LocalDate since(
      Map<ActId, Guidance> acts, LocalDate asOf, ServiceId service, AdoptionLevel level) {
    LocalDate day = asOf;
    while (Ladder.levels(upTo(acts, day.minusDays(1))).get(service) == level) {
      day = day.minusDays(1);
    }
    return day;
  }

  private static Map<ActId, Guidance> upTo(Map<ActId, Guidance> acts, LocalDate day) {
    Map<ActId, Guidance> until = new LinkedHashMap<>(acts);
    until.values().removeIf(act -> act.occurredAt().day().isAfter(day));
    return until;
  }
}

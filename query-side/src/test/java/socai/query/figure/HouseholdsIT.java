package socai.query.figure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.event.EntryId;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Names;
import socai.fixture.RandomActs;
import socai.fixture.Seeds;
import socai.guidance.ActId;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.Step;
import socai.household.HouseholdEntryRetracted;
import socai.household.HouseholdId;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.person.Personal;
import socai.query.Crashing;
import socai.query.QueryContext;
import socai.query.RecordedEvents;
import socai.query.projection.Generation;
import socai.query.projection.Projection;
import socai.query.projection.ProjectionRun;
import socai.query.projection.ProjectionSegment;
import socai.query.projection.ReadModelSession;
import socai.query.projection.ReadModels;
import socai.query.projection.Recorded;
import socai.territory.UnitId;
import socai.time.OccurredAt;

/**
 * What each event contributes is what a plain fold of the whole household makes of it, however the
 * events are cut into batches, held in memory or not, and wherever the process died.
 */
@ExtendWith(FreshDatabase.class)
class HouseholdsIT {
  private static final List<UnitId> HAMLETS = List.of(Field.HAMLET, Field.OTHER_HAMLET);
  private static final List<HouseholdId> HOMES =
      List.of(Field.HOME, Names.household("the neighbours"));
  private static final LocalDate FIRST = LocalDate.of(2023, 2, 20);
  private static final int DAYS = 14;
  private static final int EVENTS = 70;

  @RepeatedTest(4)
  void each_event_contributes_what_a_plain_fold_says(
      MongoDatabase whole, MongoDatabase cut, RepetitionInfo repetition) {
    Seeds.only(
        repetition.getCurrentRepetition(),
        random -> {
          List<Recorded> recorded = RecordedEvents.of(History.of(random));
          one(whole, recorded);
          assertThat(contributions(whole)).isEqualTo(folded(recorded));
          assertThat(crashes(random, cut, recorded, 0)).isZero();
          assertThat(views(cut)).isEqualTo(views(whole));
        });
  }

  @RepeatedTest(10)
  void and_the_same_when_told_again_after_the_process_died(
      MongoDatabase whole, MongoDatabase broken, RepetitionInfo repetition) {
    Seeds.only(
        1_000 + repetition.getCurrentRepetition(),
        random -> {
          List<Recorded> recorded = RecordedEvents.of(History.of(random));
          one(whole, recorded);
          assertThat(crashes(random, broken, recorded, 3)).isPositive();
          assertThat(contributions(broken)).isEqualTo(folded(recorded));
          assertThat(views(broken)).isEqualTo(views(whole));
        });
  }

  private static void one(MongoDatabase database, List<Recorded> recorded) {
    try (QueryContext context = new QueryContext(database)) {
      ProjectionRun pen = new ProjectionRun(figures(context), live(context));
      recorded.forEach(event -> pen.project(List.of(event), () -> {}));
    }
  }

  /**
   * Projects {@code recorded} in batches, some of them held.
   *
   * @param deaths of four times, how often the process may die; what was not stored is recorded
   *     again
   * @return how often it died
   */
  private static int crashes(
      Random random, MongoDatabase database, List<Recorded> recorded, int deaths) {
    int crashes = 0;
    Crashing crashing = new Crashing(random);
    try (QueryContext context = new QueryContext(crashing.on(database))) {
      int stored = 0;
      while (stored < recorded.size()) {
        int to = Math.min(recorded.size(), stored + 1 + random.nextInt(40));
        ReadModelSession session = random.nextBoolean() ? holding(context) : live(context);
        ProjectionRun pen = new ProjectionRun(figures(context), session);
        if (random.nextInt(4) < deaths) {
          crashing.dieAfter(random.nextInt(9));
        }
        try {
          cut(recorded.subList(stored, to), random).forEach(batch -> pen.project(batch, () -> {}));
          session.write();
          stored = to;
        } catch (Crashing.Crash dead) {
          crashes++;
        } finally {
          crashing.live();
        }
      }
    }
    return crashes;
  }

  private static List<List<Recorded>> cut(List<Recorded> recorded, Random random) {
    List<List<Recorded>> batches = new ArrayList<>();
    for (int from = 0; from < recorded.size(); ) {
      int to = Math.min(recorded.size(), from + 1 + random.nextInt(20));
      batches.add(recorded.subList(from, to));
      from = to;
    }
    return batches;
  }

  private static Projection figures(QueryContext context) {
    return context.get(FigureProjection.class);
  }

  private static ReadModelSession live(QueryContext context) {
    return new ReadModelSession(
        context.get(ReadModels.class),
        Generation.first(FigureProjection.NAME),
        ProjectionSegment.WHOLE);
  }

  private static ReadModelSession holding(QueryContext context) {
    return ReadModelSession.holding(
        context.get(ReadModels.class),
        figures(context),
        Generation.first(FigureProjection.NAME),
        ProjectionSegment.WHOLE,
        false);
  }

  /** By the event and what it contributes to. */
  private static Map<String, Integer> contributions(MongoDatabase database) {
    Map<String, Integer> contributions = new TreeMap<>();
    for (Document line : database.getCollection("figure_events").find()) {
      contributions.put(line.getString("_id"), line.getInteger("amount"));
    }
    return contributions;
  }

  private static Map<String, Integer> folded(List<Recorded> recorded) {
    Map<String, Integer> contributions = new TreeMap<>();
    Map<HouseholdId, DatedHousehold> households = new HashMap<>();
    for (Recorded one : recorded) {
      Households.household(one.event())
          .ifPresent(
              id -> {
                DatedHousehold before = households.getOrDefault(id, DatedHousehold.UNKNOWN);
                DatedHousehold after = before.after(one.event(), one.at(), one.entry());
                before
                    .contributions(after)
                    .forEach(
                        c -> contributions.put(FigureEvent.idOf(c.part(), one.at()), c.amount()));
                households.put(id, after);
              });
    }
    return contributions;
  }

  /** All documents, by their collections and keys, but for those that answers have been given. */
  private static Map<String, Document> views(MongoDatabase database) {
    Map<String, Document> views = new TreeMap<>();
    for (String name : database.listCollectionNames()) {
      if (!name.endsWith(".past")) {
        for (Document document : database.getCollection(name).find()) {
          views.put(name + " " + document.getString("_id"), document);
        }
      }
    }
    return views;
  }

  /** Two households on few days: much is recorded late, corrected and retracted. */
  private static final class History {
    private final Random random;
    private final List<Event> events = new ArrayList<>(Field.units());
    private final Map<HouseholdId, List<ActId>> acts = new HashMap<>();
    private final Map<HouseholdId, List<EntryId>> moves = new HashMap<>();

    private History(Random random) {
      this.random = random;
    }

    static List<Event> of(Random random) {
      History history = new History(random);
      for (HouseholdId home : HOMES) {
        history.acts.put(home, new ArrayList<>());
        history.moves.put(home, new ArrayList<>());
        history.events.add(
            new HouseholdRegistered(
                home, any(HAMLETS, random), Field.home(home), history.startOfAnyDay()));
      }
      for (int i = 0; i < EVENTS; i++) {
        history.happen(any(HOMES, random));
      }
      return history.events;
    }

    private void happen(HouseholdId home) {
      List<ActId> counting = acts.getOrDefault(home, List.of());
      List<EntryId> left = moves.getOrDefault(home, List.of());
      switch (random.nextInt(12)) {
        case 0, 1 -> {
          left.add(Names.entry("event " + events.size()));
          events.add(
              new HouseholdMoved(
                  home, Field.HAMLET, any(HAMLETS, random), why(home), startOfAnyDay()));
        }
        case 2 -> {
          if (!left.isEmpty()) {
            EntryId wrong = left.remove(random.nextInt(left.size()));
            events.add(new HouseholdEntryRetracted(home, wrong, why(home), startOfAnyDay()));
          }
        }
        case 3, 4 -> {
          if (!counting.isEmpty()) {
            events.add(
                new GuidanceActCorrected(home, any(counting, random), guidance(), why(home)));
          }
        }
        case 5 -> {
          if (!counting.isEmpty()) {
            ActId act = counting.remove(random.nextInt(counting.size()));
            events.add(new GuidanceActRetracted(home, act, why(home), startOfAnyDay()));
          }
        }
        default -> {
          ActId act = Names.act(home + " " + events.size());
          counting.add(act);
          events.add(new GuidanceActRecorded(home, act, guidance()));
        }
      }
    }

    /** Most come after all others, as time goes on. */
    private Guidance guidance() {
      Guidance any = RandomActs.guidance(random);
      int now = Math.min(DAYS - 1, events.size() * DAYS / EVENTS);
      int day = random.nextInt(3) > 0 ? now : random.nextInt(now + 1);
      return Field.guidance(
          new OccurredAt(
              any.occurredAt()
                  .value()
                  .plusDays(day - Field.MORNING.day().toEpochDay() + FIRST.toEpochDay())),
          any.steps().toArray(Step[]::new));
    }

    private OccurredAt startOfAnyDay() {
      return OccurredAt.startOf(FIRST.plusDays(random.nextInt(DAYS)));
    }

    private static Personal why(HouseholdId home) {
      return new Personal(home.stream().toString(), "x");
    }

    private static <T> T any(List<T> all, Random random) {
      return all.get(random.nextInt(all.size()));
    }
  }
}

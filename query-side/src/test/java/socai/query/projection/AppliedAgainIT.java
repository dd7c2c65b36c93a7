package socai.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.OneOfEach;
import socai.fixture.Seeds;
import socai.query.Crashing;
import socai.query.QueryContext;
import socai.query.RandomHistory;
import socai.query.RandomTeams;
import socai.query.RecordedEvents;

/**
 * The views are the same however the events were cut into batches, however often they were
 * recorded, and wherever the process died.
 */
@ExtendWith(FreshDatabase.class)
class AppliedAgainIT {
  private static final int PROJECTIONS = 9;

  @Test
  void every_room_draws_something_of_a_random_history(MongoDatabase database) {
    Map<String, Map<String, Document>> views = views(database, given(new Random(1)));
    try (QueryContext context = new QueryContext(database)) {
      assertThat(context.projections()).hasSize(PROJECTIONS);
    }
    assertThat(views)
        .containsOnlyKeys(
            "figure_acts",
            "figure_days",
            "figure_events",
            "figure_households",
            "figure_marks",
            "figure_spans",
            "figure_teams",
            "figure_units",
            "figures",
            "journal",
            "profile_acts",
            "profile_levels",
            "profiles",
            "services",
            "suspicions_acts",
            "suspicions_changes",
            "suspicions_findings",
            "suspicions_gatherings",
            "suspicions_households",
            "suspicions_late",
            "suspicions_teams",
            "suspicions_told",
            "suspicions_units",
            "teams",
            "timelines",
            "totals",
            "totals_teams",
            "units");
    assertThat(views.values()).allSatisfy(documents -> assertThat(documents).isNotEmpty());
  }

  @RepeatedTest(1)
  void in_batches_of_one(MongoDatabase whole, MongoDatabase cut, RepetitionInfo repetition) {
    Seeds.only(
        repetition.getCurrentRepetition(),
        random -> {
          List<Recorded> given = given(random);
          try (QueryContext context = new QueryContext(cut)) {
            given.forEach(recorded -> context.apply(List.of(recorded)));
          }
          assertSame(views(cut), views(whole, given));
        });
  }

  @RepeatedTest(3)
  void told_twice_and_cut_anew(
      MongoDatabase whole, MongoDatabase again, RepetitionInfo repetition) {
    Seeds.only(
        repetition.getCurrentRepetition(),
        random -> {
          List<Recorded> given = given(random);
          try (QueryContext context = new QueryContext(again)) {
            for (List<Recorded> batch : cut(given, random, 60)) {
              context.apply(batch);
              cut(batch, random, 20).forEach(context::apply);
            }
          }
          assertSame(views(again), views(whole, given));
        });
  }

  @RepeatedTest(8)
  void told_again_after_the_process_died_in_the_middle_of_writing(
      MongoDatabase whole, MongoDatabase broken, RepetitionInfo repetition) {
    Seeds.only(
        repetition.getCurrentRepetition(),
        random -> {
          List<Recorded> given = given(random);
          int crashes = 0;
          Crashing crashing = new Crashing(random);
          try (QueryContext context = new QueryContext(crashing.on(broken))) {
            for (List<Recorded> batch : cut(given, random, 80)) {
              for (Projection projection : context.projections()) {
                crashing.dieAfter(random.nextInt(4));
                if (dies(context, projection, batch)) {
                  crashes++;
                }
                crashing.live();
                cut(batch, random, 40).forEach(piece -> context.apply(projection, piece));
              }
            }
          }
          assertThat(crashes).isPositive();
          assertSame(views(broken), views(whole, given));
        });
  }

  private static boolean dies(QueryContext context, Projection projection, List<Recorded> batch) {
    return catchThrowableOfType(Crashing.Crash.class, () -> context.apply(projection, batch))
        != null;
  }

  /** One of each type, and then what chance has it: teams and households by turns. */
  private static List<Recorded> given(Random random) {
    List<Event> events = new ArrayList<>(Field.units());
    events.add(Field.offered(Field.PAYMENT));
    events.addAll(OneOfEach.events());
    events.addAll(RandomHistory.of(random, 120));
    events.addAll(RandomTeams.of(random, 60));
    return RecordedEvents.of(events);
  }

  private static List<List<Recorded>> cut(List<Recorded> given, Random random, int most) {
    List<List<Recorded>> batches = new ArrayList<>();
    int from = 0;
    while (from < given.size()) {
      int to = Math.min(given.size(), from + 1 + random.nextInt(most));
      batches.add(given.subList(from, to));
      from = to;
    }
    return batches;
  }

  private static Map<String, Map<String, Document>> views(
      MongoDatabase database, List<Recorded> given) {
    try (QueryContext context = new QueryContext(database)) {
      context.apply(given);
    }
    return views(database);
  }

  /** All documents, by their collections and keys; the order of their fields is the server's. */
  private static Map<String, Map<String, Document>> views(MongoDatabase database) {
    Map<String, Map<String, Document>> views = new TreeMap<>();
    for (String name : database.listCollectionNames()) {
      if (name.endsWith(".past")) {
        continue; // where batches end decides which of them are kept
      }
      Map<String, Document> documents = new TreeMap<>();
      for (Document document : database.getCollection(name).find()) {
        documents.put(document.getString("_id"), document);
      }
      views.put(name, documents);
    }
    return views;
  }

  private static void assertSame(
      Map<String, Map<String, Document>> projected, Map<String, Map<String, Document>> wanted) {
    assertThat(projected.keySet()).isEqualTo(wanted.keySet());
    wanted.forEach(
        (name, documents) ->
            assertThat(projected.get(name)).as(name).containsExactlyInAnyOrderEntriesOf(documents));
  }
}

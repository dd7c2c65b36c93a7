package socai.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.fixture.FreshDatabase;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.query.History;
import socai.query.RunningQuerySide;
import socai.query.projection.Progress;
import socai.query.projection.ReadSnapshot;
import socai.query.territory.Unit;
import socai.query.territory.UnitQuery;
import socai.territory.UnitId;

/** One generation takes another's place, under the eyes of readers and of other processes. */
@ExtendWith(FreshDatabase.class)
class SwitchIT {
  private static final Consumer<Advance> UNHEARD = advance -> {};
  private static final int SMALL = 40;
  private static final String OLD = "OLD";

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void no_answer_mixes_two_generations_and_positions_never_go_back(FreshDatabase.Address address)
      throws Exception {
    try (RunningQuerySide running = new RunningQuerySide(address.uri(), "one");
        ProjectionAdmin admin = ProjectionAdmin.open(address.uri(), SMALL)) {
      new History(new Random(1), 60).apply(running.get(Ledger.class), 100);
      running.atTheEnd("units");
      projectedByAnotherVersion(running.get(MongoDatabase.class));
      admin.rebuild("units", false, UNHEARD, () -> false);

      AtomicBoolean enough = new AtomicBoolean();
      CompletableFuture<List<Answer>> reader =
          CompletableFuture.supplyAsync(() -> read(running, enough));
      Switched switched = admin.switchOver("units", UNHEARD);
      Position after = running.get(Progress.class).of("units").position();
      enough.set(true);

      assertThat(switched.done()).isTrue();
      assertThat(switched.compared().isOfAnotherVersion()).isTrue();
      assertThat(switched.compared().differing()).isPositive();
      List<Answer> answers = reader.get();
      assertThat(answers).allSatisfy(answer -> assertThat(answer.generations()).hasSize(1));
      assertThat(answers).extracting(Answer::position).isSorted();
      assertThat(answers.get(0).generations()).containsExactly(true);
      assertThat(answers.get(answers.size() - 1).generations()).containsExactly(false);
      assertThat(after).isEqualTo(running.get(Ledger.class).head());
    }
  }

  /** Marks every view of the live generation, and says that it was projected by version 0. */
  private static void projectedByAnotherVersion(MongoDatabase database) {
    MongoCollection<Document> units = database.getCollection("units");
    for (Document unit : units.find()) {
      units.updateOne(Filters.eq("_id", unit.get("_id")), Updates.set("names.0.value", OLD));
    }
    database
        .getCollection("generations")
        .updateOne(Filters.eq("_id", "projections"), Updates.set("units.version", 0));
  }

  /** What one answer of several reads saw; {@code generations} tells whether they were the old. */
  private record Answer(Position position, Set<Boolean> generations) {}

  /** Reads the whole tree again and again, once more after enough. */
  private static List<Answer> read(RunningQuerySide running, AtomicBoolean enough) {
    LocalDate day = LocalDate.of(2022, 1, 1);
    UnitQuery query = running.get(UnitQuery.class);
    List<Answer> answers = new ArrayList<>();
    boolean last = false;
    while (!last) {
      last = enough.get();
      ReadSnapshot snapshot = running.get(Progress.class).of("units");
      Set<Boolean> generations = new HashSet<>();
      List<Unit> round = query.roots(day, snapshot);
      while (!round.isEmpty()) {
        round.forEach(unit -> generations.add(unit.name().equals(OLD)));
        Set<UnitId> above = new HashSet<>();
        round.forEach(unit -> above.add(unit.id()));
        round = query.below(above, day, snapshot);
      }
      answers.add(new Answer(snapshot.position(), generations));
    }
    return answers;
  }

  @Test
  @Timeout(value = 90, unit = TimeUnit.SECONDS)
  void a_query_side_in_another_process_follows_the_switch(FreshDatabase.Address address)
      throws Exception {
    Process other = process(address.uri());
    try (BufferedReader said = other.inputReader(StandardCharsets.UTF_8)) {
      assertThat(said.readLine()).as("it has the claims").isEqualTo("0");
      try (ProjectionAdmin admin = ProjectionAdmin.open(address.uri(), SMALL);
          RunningQuerySide here = new RunningQuerySide(address.uri(), "here").onlyAnswering()) {
        Ledger ledger = here.get(Ledger.class);
        History history = new History(new Random(2), 60);
        history.apply(ledger, 70);
        for (String projection : List.of("teams", "figures")) {
          here.atTheEnd(projection);
          admin.rebuild(projection, false, UNHEARD, () -> false);
          assertThat(admin.switchOver(projection, UNHEARD).done()).isTrue();
        }
        history.apply(ledger, 30);

        ReadSnapshot snapshot = here.atTheEnd("teams");

        assertThat(snapshot.of("teams").number()).isEqualTo(2);
        assertThat(snapshot.position()).as("the other one draws on it").isEqualTo(ledger.head());
      }
    } finally {
      other.destroyForcibly().onExit().join();
    }
  }

  private static Process process(String uri) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx200m",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            RunningQuerySide.class.getName(),
            uri,
            "other")
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}

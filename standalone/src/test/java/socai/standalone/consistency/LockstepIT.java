package socai.standalone.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import socai.embedded.EmbeddedMongo;
import socai.event.EntryId;
import socai.fixture.FreshDatabase;
import socai.fixture.Seeds;
import socai.ledger.CommandId;
import socai.ledger.Commit;
import socai.ledger.EventLine;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.query.Lockstep;
import socai.query.projection.Generations;
import socai.query.projection.Projection;
import socai.query.projection.Recorded;
import socai.query.projection.Tokens;
import socai.schema.EventTypes;
import socai.schema.Json;

/**
 * Whoever projects and whoever answers are moved step by step, the one that projects dies in the
 * middle of batches: each answer is what the events up to its position make, counted by a stranger.
 */
@ExtendWith(FreshDatabase.class)
class LockstepIT {
  private static final int STEPS = 900;

  /** {@code -Dsocai.seeds=N} tries more. */
  private static final int SEEDS = Integer.getInteger("socai.seeds", 1);

  /** Before one read in so many, something is written. */
  private static final int READS = 6;

  /** Of a few kinds of events little is recorded, so that little is written between two looks. */
  private static final int LEAST_POSITIONS = 4;

  private static List<String> lines = List.of();
  private static List<Recorded> recorded = List.of();
  private static Judge judge = new Judge(List.of());

  /** What is projected, and what is asked of it. */
  enum Projected {
    TERRITORY(List.of("units"), "/api/units", "/api/units/{unit}"),
    CATALOGUE(List.of("services"), "/api/services"),
    ROSTERS(List.of("teams", "units"), "/api/teams", "/api/teams/{team}/roster"),
    PROFILES(
        List.of("profiles", "units"),
        "/api/households",
        "/api/households/{household}",
        "/api/households/{household}/profile",
        "/api/households/{household}/profile"),
    FIGURES(
        List.of("figures", "units", "totals"),
        "/api/totals",
        "/api/totals/units",
        "/api/coverage",
        "/api/coverage/{unit}"),
    TIMELINES(List.of("timelines"), "/api/timelines/{kind}/{id}"),
    JOURNAL(List.of("journal"), "/api/ledger/journal"),
    SUSPICIONS(List.of("suspicions", "units"), "/api/suspicions", "/api/suspicions/{finding}");

    private final List<String> projections;
    private final List<String> paths;

    Projected(List<String> projections, String... paths) {
      this.projections = projections;
      this.paths = Arrays.asList(paths);
    }
  }

  /** What happened is told by the doors of commands, once for all tests. */
  @BeforeAll
  static void record(@TempDir Path folder) throws Exception {
    try (EmbeddedMongo store = EmbeddedMongo.open(folder.resolve("store"));
        Server server = Server.standalone(store, folder)) {
      AtomicLong last = new AtomicLong();
      Writer.begin(server, last);
      Writer writer = new Writer(server, new Random(7), 0, 1, last, new AtomicInteger());
      for (int i = 0; i < STEPS; i++) {
        writer.step();
      }
      byte[] export = server.get("auditor", "/api/ledger/events").body();
      lines = new String(export, StandardCharsets.UTF_8).lines().toList();
    }
    judge = new Judge(lines);
    recorded = new ArrayList<>();
    for (String text : lines) {
      EventLine line = EventLine.read(Json.mapper(), text);
      recorded.add(
          new Recorded(
              new Position(recorded.size() + 1L),
              line.type(),
              Json.mapper().treeToValue(line.data(), EventTypes.classOf(line.type())),
              line.actor(),
              line.recordedtime(),
              new EntryId(line.command().value())));
    }
  }

  static Stream<Arguments> projected() {
    return Arrays.stream(Projected.values())
        .flatMap(
            projected ->
                Stream.iterate(1, n -> n <= SEEDS, n -> n + 1)
                    .map(n -> Arguments.of(projected, n)));
  }

  @ParameterizedTest
  @MethodSource("projected")
  void whatever_is_being_written_an_answer_is_of_the_position_it_states(
      Projected projected, int seed, MongoDatabase database) {
    Seeds.only(
        seed,
        random -> {
          TreeSet<Long> positions = new TreeSet<>();
          try (Lockstep lockstep = lockstep(random, database, projected.projections)) {
            Inside inside = new Inside(lockstep.context().endpoints());
            Questions questions = new Questions(new AtomicLong());
            while (!lockstep.isOver()) {
              Answer answer = inside.ask(questions.any(projected.paths, random));
              judge.judge(answer);
              positions.add(answer.position());
              if (answer.question().path().equals("/api/suspicions")) {
                questions.learn(answer.body());
              }
            }
          }
          assertThat(positions).hasSizeGreaterThan(LEAST_POSITIONS);
        });
  }

  @RepeatedTest(2)
  void what_is_asked_for_beside_an_answer_is_of_its_position(
      MongoDatabase database, RepetitionInfo repetition) {
    Seeds.only(
        repetition.getCurrentRepetition(),
        random -> {
          int asked = 0;
          try (Lockstep lockstep =
              lockstep(
                  random, database, List.of("figures", "units", "services", "teams", "profiles"))) {
            Inside inside = new Inside(lockstep.context().endpoints());
            Questions questions = new Questions(new AtomicLong());
            while (!lockstep.isOver()) {
              Answer first =
                  inside.ask(questions.any(Projected.FIGURES.paths.subList(1, 4), random));
              judge.judge(first);
              for (int i = 0; i < 4 && first.position() > 0; i++) {
                Answer beside =
                    inside.ask(questions.any(anyBeside(random), random).at(first.position()));
                assertThat(beside.status()).as(beside.toString()).isIn(200, 404);
                judge.judge(beside);
                asked++;
              }
            }
          }
          assertThat(asked).isGreaterThan(20);
        });
  }

  private static List<String> anyBeside(Random random) {
    return World.any(
        List.of(
            Projected.TERRITORY.paths,
            Projected.CATALOGUE.paths,
            Projected.ROSTERS.paths,
            Projected.PROFILES.paths,
            Projected.FIGURES.paths.subList(1, 4)),
        random);
  }

  /** What is kept once a batch is not made up in between; what is kept event by event is there. */
  @RepeatedTest(2)
  void any_position_is_answered_as_it_was_or_not_at_all(
      MongoDatabase database, RepetitionInfo repetition) {
    Seeds.only(
        repetition.getCurrentRepetition(),
        random -> {
          List<Long> ends = new ArrayList<>();
          int refused = 0;
          int answered = 0;
          try (Lockstep lockstep = lockstep(random, database, List.of("figures", "units"))) {
            Inside inside = new Inside(lockstep.context().endpoints());
            Questions questions = new Questions(new AtomicLong());
            while (!lockstep.isOver()) {
              Answer first =
                  inside.ask(questions.any(Projected.FIGURES.paths.subList(1, 4), random));
              if (first.position() < 1) {
                continue;
              }
              ends.add(first.position());
              long at =
                  random.nextBoolean()
                      ? World.any(ends, random)
                      : 1 + random.nextInt((int) first.position());
              Answer figures =
                  inside.ask(questions.any(Projected.FIGURES.paths.subList(1, 4), random).at(at));
              judge.judge(figures);
              refused += figures.status() == 410 ? 1 : 0;
              answered += figures.status() == 200 ? 1 : 0;
              Answer units = inside.ask(questions.any(Projected.TERRITORY.paths, random).at(at));
              assertThat(units.status()).as(units.toString()).isIn(200, 404);
              judge.judge(units);
            }
          }
          assertThat(refused).isPositive();
          assertThat(answered).isPositive();
        });
  }

  private static Lockstep lockstep(
      Random random, MongoDatabase database, List<String> projections) {
    Lockstep lockstep =
        new Lockstep(random, database, recorded, projections.toArray(String[]::new)).slowly(READS);
    Tokens tokens = new Tokens(database, "lockstep", Tokens.CLAIM_TIMEOUT, System::nanoTime);
    for (Projection projection : lockstep.context().projections()) {
      lockstep.context().get(Generations.class).begin(projection, tokens, Position.START);
    }
    Ledger ledger = lockstep.context().get(Ledger.class);
    for (String text : lines) {
      EventLine line = EventLine.read(Json.mapper(), text);
      ledger.append(
          new Commit(
              new CommandId(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))),
              line.recordedtime(),
              List.of(line)));
    }
    return lockstep;
  }
}

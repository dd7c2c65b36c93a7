package socai.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.fixture.FreshDatabase;
import socai.fixture.Seeds;
import socai.fixture.SettableClock;
import socai.ledger.Entry;
import socai.ledger.Ledger;
import socai.ledger.MongoLedger;
import socai.ledger.Position;
import socai.query.Crashing;
import socai.query.History;
import socai.query.QueryContext;
import socai.query.RunningQuerySide;
import socai.query.figure.FigureProjection;
import socai.query.projection.Generations;
import socai.query.projection.Parking;
import socai.query.projection.Projection;
import socai.query.projection.ProjectionRun;
import socai.query.projection.ReadModels;
import socai.query.projection.Tokens;

/** A process that dies between the views and the token, for each projection. */
@ExtendWith(FreshDatabase.class)
class CrashIT {
  private static final Consumer<Advance> UNHEARD = advance -> {};
  private static final int SMALL = 40;

  /** All views are there, and no token says so: what is left when a query side dies there. */
  @Test
  void a_query_side_that_died_there_draws_the_same_again(FreshDatabase.Address address) {
    History history = new History(new Random(5), 80);
    try (RunningQuerySide first = new RunningQuerySide(address.uri(), "one")) {
      history.apply(first.get(Ledger.class), 50);
      first.allAtTheEnd();
    }
    try (ProjectionAdmin admin = ProjectionAdmin.open(address.uri(), SMALL);
        MongoClient client = MongoClients.create(address.uri())) {
      MongoDatabase database = database(client, address);
      projectAhead(database, history);
      for (Listed listed : admin.list()) {
        assertThat(listed.live()).as("its token is behind").isLessThan(listed.head());
      }
      try (RunningQuerySide second = new RunningQuerySide(address.uri(), "one")) {
        for (Listed listed : admin.list()) {
          assertThat(second.atTheEnd(listed.projection()).position()).isEqualTo(listed.head());
          admin.rebuild(listed.projection(), false, UNHEARD, () -> false);
          assertThat(admin.compare(listed.projection(), UNHEARD).samples())
              .as(listed.projection())
              .isEmpty();
        }
      }
    }
  }

  private static MongoDatabase database(MongoClient client, FreshDatabase.Address address) {
    return client.getDatabase(address.uri().substring(address.uri().lastIndexOf('/') + 1));
  }

  /** More events, projected whole by all projections; nobody stores how far. */
  private static void projectAhead(MongoDatabase database, History history) {
    Ledger ledger = new MongoLedger(database);
    Position before = ledger.head();
    history.apply(ledger, 50);
    try (QueryContext queries = new QueryContext(database)) {
      for (Projection projection : queries.projections()) {
        LedgerLines lines = new LedgerLines(ProjectionRun.typesOf(projection));
        queries.apply(
            projection,
            ledger.read(before, 1_000).stream()
                .flatMap((Entry e) -> lines.read(e).stream())
                .toList());
      }
    }
  }

  @RepeatedTest(2)
  void a_rebuild_that_died_there_goes_on_and_is_the_same(
      FreshDatabase.Address address, RepetitionInfo repetition) {
    Seeds.only(
        repetition.getCurrentRepetition(),
        random ->
            assertGoesOn(
                address,
                new History(random, 50),
                new Crashing(random),
                crashing -> crashing.dieAtToken(random.nextInt(4)),
                QueryContext::projections,
                Duration.ZERO));
  }

  /** What units count was computed from what is held and not written when it died. */
  @RepeatedTest(6)
  void a_rebuild_that_died_while_it_wrote_what_it_held_goes_on_and_is_the_same(
      FreshDatabase.Address address, RepetitionInfo repetition) {
    Seeds.only(
        repetition.getCurrentRepetition(),
        random ->
            assertGoesOn(
                address,
                new History(random, 150),
                new Crashing(random),
                crashing -> crashing.dieAfter(random.nextInt(40)),
                queries -> List.of(queries.get(FigureProjection.class)),
                Duration.ofHours(1)));
  }

  private static void assertGoesOn(
      FreshDatabase.Address address,
      History history,
      Crashing crashing,
      Consumer<Crashing> end,
      Function<QueryContext, List<Projection>> which,
      Duration held) {
    try (MongoClient client = MongoClients.create(address.uri());
        ProjectionAdmin admin = ProjectionAdmin.open(address.uri(), SMALL)) {
      MongoDatabase database = database(client, address);
      Ledger ledger = new MongoLedger(database);
      history.apply(ledger, 100);
      SettableClock clock = new SettableClock(QueryContext.NOW);
      MongoDatabase mortal = crashing.on(database);
      try (QueryContext queries = new QueryContext(mortal)) {
        for (Projection projection : which.apply(queries)) {
          end.accept(crashing);
          assertThatExceptionOfType(Crashing.Crash.class)
              .isThrownBy(() -> rebuild(queries, mortal, ledger, clock, projection, held));
          crashing.live();
          rebuild(queries, mortal, ledger, clock, projection, Duration.ZERO);
          assertThat(admin.compare(projection.name(), UNHEARD).samples())
              .as(projection.name())
              .isEmpty();
        }
      }
    }
  }

  private static void rebuild(
      QueryContext queries,
      MongoDatabase database,
      Ledger ledger,
      SettableClock clock,
      Projection projection,
      Duration held) {
    String owner = UUID.randomUUID().toString();
    RebuildContext context =
        new RebuildContext(
            ledger,
            queries.get(ReadModels.class),
            queries.get(Generations.class),
            queries.get(Parking.class),
            new Tokens(database, owner, Tokens.CLAIM_TIMEOUT, leaping()),
            SMALL,
            held,
            owner,
            clock);
    new Rebuild(context, projection).rebuild(false, UNHEARD, () -> false);
  }

  /** Time flies: whoever is gone has been gone for long at the second look. */
  private static LongSupplier leaping() {
    AtomicLong now = new AtomicLong();
    return () -> now.addAndGet(2 * Tokens.CLAIM_TIMEOUT.toNanos());
  }
}

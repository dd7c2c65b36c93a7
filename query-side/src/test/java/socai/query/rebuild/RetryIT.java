package socai.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.fixture.SettableClock;
import socai.household.HouseholdId;
import socai.ledger.CommandId;
import socai.ledger.Ledger;
import socai.ledger.MongoLedger;
import socai.ledger.Position;
import socai.query.Brittle;
import socai.query.QueryContext;
import socai.query.projection.Generation;
import socai.query.projection.Generations;
import socai.query.projection.Parked;
import socai.query.projection.Parking;
import socai.query.projection.ReadModels;
import socai.query.projection.Tokens;

/** Subjects that could not be projected are left out, and projected once that is mended. */
@ExtendWith(FreshDatabase.class)
class RetryIT {
  private static final Generation LIVE = Generation.first(Brittle.NAME);
  private static final int HOUSEHOLDS = 40;
  private static final int ROUNDS = 5;

  private final Lines lines = new Lines();

  private static HouseholdId household(int i) {
    return Names.household("h" + i);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, false", "1, true", "4, true"})
  void nothing_is_lost(int segments, boolean held, FreshDatabase.Address address) {
    Brittle brittle = Brittle.of(segments, held);
    try (MongoClient client = MongoClients.create(address.uri())) {
      MongoDatabase database = database(client, address);
      Ledger ledger = new MongoLedger(database);
      try (QueryContext queries = new QueryContext(database)) {
        RebuildContext context = context(queries, database, ledger);
        context.generations().begin(brittle, context.tokens(), Position.START);
        context.prepare(brittle, LIVE);
        apply(ledger);
        brittle.breakOn(StackOverflowError::new, household(3), household(17));
        fill(context, brittle, ledger.head());
        apply(ledger);
        fill(context, brittle, ledger.head());
        assertThat(context.parking().of(LIVE))
            .extracting(Parked::subject)
            .containsExactlyInAnyOrder(household(3).stream(), household(17).stream());
        assertThat(notes(queries)).hasSize(HOUSEHOLDS - 2);

        brittle.breakOn(StackOverflowError::new, household(17));
        assertThat(new Retry(context, brittle).all()).isEqualTo(new Retried(1, 1));
        brittle.mend();
        assertThat(new Retry(context, brittle).all()).isEqualTo(new Retried(1, 0));
        apply(ledger);
        fill(context, brittle, ledger.head());

        assertThat(notes(queries))
            .hasSize(HOUSEHOLDS)
            .allSatisfy(note -> assertThat(note.given()).hasSize(3 * ROUNDS).isSorted());
      }
    }
  }

  private static MongoDatabase database(MongoClient client, FreshDatabase.Address address) {
    return client.getDatabase(address.uri().substring(address.uri().lastIndexOf('/') + 1));
  }

  private static RebuildContext context(
      QueryContext queries, MongoDatabase database, Ledger ledger) {
    String owner = UUID.randomUUID().toString();
    return new RebuildContext(
        ledger,
        queries.get(ReadModels.class),
        queries.get(Generations.class),
        queries.get(Parking.class),
        new Tokens(database, owner, Tokens.CLAIM_TIMEOUT, System::nanoTime),
        HOUSEHOLDS / 3,
        Duration.ofHours(1),
        owner,
        new SettableClock(QueryContext.NOW));
  }

  private void apply(Ledger ledger) {
    for (int round = 0; round < ROUNDS; round++) {
      List<Event> events = new ArrayList<>();
      for (int i = 0; i < HOUSEHOLDS; i++) {
        events.add(Field.registered(household(i), Field.HAMLET));
      }
      ledger.append(lines.commit(new CommandId(UUID.randomUUID()), events));
    }
  }

  private static void fill(RebuildContext context, Brittle brittle, Position goal) {
    try (Claims claims = Claims.of(context.tokens(), LIVE.processor(), () -> {});
        RebuildRun run = new RebuildRun(context, brittle, LIVE, claims, true)) {
      run.upTo(goal, advance -> {}, () -> false);
      assertThat(run.reached()).isEqualTo(goal);
    }
  }

  private static List<Brittle.Note> notes(QueryContext queries) {
    return queries
        .get(ReadModels.class)
        .collection(Brittle.NOTES, LIVE)
        .find()
        .into(new ArrayList<>());
  }
}

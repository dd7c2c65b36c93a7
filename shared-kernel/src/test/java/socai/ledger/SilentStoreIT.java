package socai.ledger;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.event.StreamId;
import socai.fixture.FreshDatabase;
import socai.ledger.contract.Draft;
import socai.ledger.contract.LedgerContract;
import socai.problem.RefusedException;

/** A store that takes connections and never answers: everybody is told, and nothing is lost. */
@ExtendWith(FreshDatabase.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SilentStoreIT {
  private static final int CALLERS = 12;

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final WriteLimits LIMITS =
      new WriteLimits(500, 4 << 20, 4_096, 64 << 20, Duration.ofSeconds(5), PATIENCE);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private ConnectionString server;
  private String uri;
  private String host;
  private SilentProxy proxy;

  @BeforeEach
  void stand(FreshDatabase.Address address) throws Exception {
    server = new ConnectionString(address.uri());
    uri = address.uri();
    host = server.getHosts().get(0);
    proxy = new SilentProxy(Integer.parseInt(host.substring(host.indexOf(':') + 1)));
  }

  @AfterEach
  void end() throws Exception {
    threads.shutdownNow();
    proxy.close();
  }

  private MongoClient client(String options) {
    return StoreClient.of(
        uri.replace(host + "/" + server.getDatabase(), "127.0.0.1:" + proxy.port() + "/?")
            + options);
  }

  private MongoLedger ledger(MongoClient client) {
    return new MongoLedger(
        client.getDatabase(Objects.requireNonNull(server.getDatabase())), LIMITS);
  }

  private static Commit commit(int caller) {
    return Draft.of("of " + caller).with(new StreamId("team", "t" + caller), 0, 1).commit();
  }

  private static String recorded(MongoLedger ledger, Commit commit) {
    try {
      return "at " + ledger.append(commit);
    } catch (RefusedException e) {
      return e.refusal().code();
    }
  }

  @Test
  void every_caller_is_told_and_what_is_sent_again_is_there_once() throws Exception {
    try (MongoClient client = client("");
        MongoLedger ledger = ledger(client)) {
      ledger.append(Draft.of("before").with(new StreamId("team", "before"), 0, 1).commit());
      proxy.fallSilent();
      List<Commit> commits = new ArrayList<>();
      List<Future<String>> all = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        Commit commit = commit(caller);
        commits.add(commit);
        all.add(threads.submit(() -> recorded(ledger, commit)));
      }
      for (Future<String> one : all) {
        assertThat(one.get()).isIn("ledger.busy", "ledger.in-doubt");
      }
      proxy.speak();
      List<Long> positions = new ArrayList<>();
      for (Commit commit : commits) {
        positions.add(ledger.append(commit).value());
      }
      List<Long> expected = new ArrayList<>();
      for (long position = 1; position <= CALLERS + 1; position++) {
        expected.add(position);
      }
      assertThat(positions).containsExactlyElementsOf(expected.subList(1, expected.size()));
      assertThat(LedgerContract.positions(ledger.read(Position.START, 1_000)))
          .containsExactlyElementsOf(expected);
    }
  }

  @Test
  void what_is_read_within_a_limit_ends_with_it() {
    try (MongoClient client = client("");
        MongoLedger ledger = ledger(client)) {
      ledger.append(commit(1));
      proxy.fallSilent();
      Duration soon = Duration.ofMillis(200);
      StreamId stream = new StreamId("team", "t1");
      assertThatThrownBy(() -> TimeLimit.within(soon, ledger::head))
          .isInstanceOf(MongoException.class);
      assertThatThrownBy(() -> TimeLimit.within(soon, () -> ledger.read(stream, 0)))
          .isInstanceOf(MongoException.class);
      assertThatThrownBy(() -> TimeLimit.within(soon, () -> ledger.read(Position.START, 10)))
          .isInstanceOf(MongoException.class);
      assertThatThrownBy(() -> TimeLimit.within(soon, () -> ledger.find(commit(1).command())))
          .isInstanceOf(MongoException.class);
      assertThatThrownBy(ledger::head).isInstanceOf(MongoException.class);
    }
  }

  @Test
  void what_has_no_limit_of_its_own_ends_all_the_same() {
    try (MongoClient client = client("socketTimeoutMS=500")) {
      var readModel = client.getDatabase("socai").getCollection("profiles_1");
      readModel.countDocuments();
      proxy.fallSilent();
      assertThatThrownBy(() -> readModel.find().first()).isInstanceOf(MongoException.class);
    }
  }

  @Test
  void the_usual_client_bounds_each_wait_and_the_address_may_say_otherwise() {
    MongoClientSettings usual = StoreClient.settings("mongodb://localhost").build();
    assertThat(usual.getSocketSettings().getConnectTimeout(SECONDS)).isEqualTo(5);
    assertThat(usual.getSocketSettings().getReadTimeout(SECONDS)).isEqualTo(30);
    assertThat(usual.getClusterSettings().getServerSelectionTimeout(SECONDS)).isEqualTo(10);
    assertThat(usual.getConnectionPoolSettings().getMaxWaitTime(SECONDS)).isEqualTo(10);
    MongoClientSettings own =
        StoreClient.settings("mongodb://localhost/?socketTimeoutMS=60000").build();
    assertThat(own.getSocketSettings().getReadTimeout(SECONDS)).isEqualTo(60);
  }

  @Test
  void a_store_that_never_answered_is_not_waited_for_without_end() {
    proxy.fallSilent();
    try (MongoClient client = client("serverSelectionTimeoutMS=500")) {
      assertThatThrownBy(() -> ledger(client)).isInstanceOf(MongoException.class);
    }
  }
}

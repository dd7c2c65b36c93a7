package socai.ledger;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import socai.event.StreamId;
import socai.fixture.AtOnce;
import socai.fixture.FreshDatabase;
import socai.ledger.contract.Draft;
import socai.ledger.contract.LedgerContract;

/**
 * A server that fails when it is told to, by the fail point {@code failCommand} of MongoDB's own
 * tests: whatever it says of an insert, each append is there once. Runs only on servers that have
 * fail points, started with test commands; the embedded store has none.
 */
@ExtendWith(FreshDatabase.class)
class FailPointIT {
  private static final int THREADS = 6;
  private static final int EACH = 5;

  /** How soon the driver looks again at a server that said it was no primary any more. */
  private static final int SOON = 100;

  private ConnectionString server;
  private MongoClient recorded;

  @BeforeEach
  void connect(FreshDatabase.Address address) {
    server = new ConnectionString(address.uri());
    recorded = MongoClients.create(server);
    try {
      heal();
    } catch (MongoCommandException e) {
      abort("this server has no fail points: " + e.getErrorCodeName());
    }
  }

  private void heal() {
    failing(new Document("mode", "off"));
  }

  @AfterEach
  void close() {
    recorded.close();
  }

  @ParameterizedTest(name = "{0}, {1} times, the driver retries: {2}")
  @CsvSource({
    "closeConnection: true,                              1, true",
    "closeConnection: true,                              3, true",
    "closeConnection: true,                              3, false",
    "'errorCode: 10107, errorLabels: [''RetryableWriteError'']', 2, true", // NotWritablePrimary
    "errorCode: 189,                                     2, false", // PrimarySteppedDown
    "errorCode: 11600,                                   2, false", // InterruptedAtShutdown
    "errorCode: 50,                                      1, true", // MaxTimeMSExpired
    "errorCode: 112,                                     1, true", // WriteConflict
    "'writeConcernError: {code: 64, errmsg: ''late''}',  2, true", // written, and not confirmed
    "'writeConcernError: {code: 91, errmsg: ''ends''}',  2, false" // ShutdownInProgress
  })
  void whatever_the_server_says_of_an_insert_each_append_is_there_once(
      String how, int times, boolean retries) throws Exception {
    MongoClientSettings settings =
        MongoClientSettings.builder()
            .applyConnectionString(server)
            .retryWrites(retries)
            .applyToServerSettings(
                s ->
                    s.heartbeatFrequency(SOON, MILLISECONDS)
                        .minHeartbeatFrequency(SOON, MILLISECONDS))
            .build();
    try (MongoClient client = MongoClients.create(settings);
        MongoLedger ledger =
            new MongoLedger(client.getDatabase(Objects.requireNonNull(server.getDatabase())))) {
      List<Long> positions = new ArrayList<>();
      for (List<Long> each : AtOnce.call(THREADS, thread -> appends(ledger, thread, how, times))) {
        positions.addAll(each);
      }
      List<Long> all = LongStream.rangeClosed(1, THREADS * EACH).boxed().toList();
      assertThat(positions).containsExactlyInAnyOrderElementsOf(all);
      assertThat(LedgerContract.positions(ledger.read(Position.START, 1_000)))
          .containsExactlyElementsOf(all);
    } finally {
      heal();
    }
  }

  private List<Long> appends(MongoLedger ledger, int thread, String how, int times) {
    List<Long> positions = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      if (thread == 0) {
        fail(how, times);
      }
      StreamId stream = new StreamId("team", "t" + thread);
      positions.add(ledger.append(Draft.of(thread + " " + i).with(stream, i, 1).commit()).value());
    }
    return positions;
  }

  private void fail(String how, int times) {
    Document data = Document.parse("{" + how + "}").append("failCommands", List.of("insert"));
    failing(new Document("mode", new Document("times", times)).append("data", data));
  }

  private void failing(Document how) {
    Document command = new Document("configureFailPoint", "failCommand");
    command.putAll(how);
    recorded.getDatabase("admin").runCommand(command);
  }
}

package socai.ledger.wake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.ledger.MongoLedger;
import socai.ledger.Position;

/**
 * Hearing of commits from the store. With {@code -Dsocai.witness=mongodb://…} of a server that has
 * change streams, also that they are heard of.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(FreshDatabase.class)
class ChangeSignalIT {
  private static final Position SOME = new Position(Position.MOST);

  private final BlockingQueue<Position> heard = new LinkedBlockingQueue<>();

  @Test
  void a_store_without_change_streams_is_not_asked_again(MongoDatabase database) throws Exception {
    ChangeSignal signal = new ChangeSignal(database, heard::add);
    signal.join();
    assertThat(signal.isLive()).isFalse();
    assertThat(heard).isEmpty();
  }

  @Test
  void where_the_store_tells_each_commit_is_heard_of_once() throws Exception {
    String witness = System.getProperty("socai.witness", "");
    assumeTrue(!witness.isEmpty(), "no server with change streams was named");
    try (MongoClient client = MongoClients.create(witness)) {
      MongoDatabase database = client.getDatabase("signal" + System.nanoTime());
      try (MongoLedger ledger = new MongoLedger(database);
          ChangeSignal signal = new ChangeSignal(database, heard::add)) {
        assertThat(heard.take()).isEqualTo(SOME);
        assertThat(signal.isLive()).isTrue();
        Lines lines = new Lines();
        for (int i = 0; i < 3; i++) {
          ledger.append(
              lines.commit(
                  Names.command("c" + i),
                  List.of(Field.offered(Field.VNEID), Field.offered(Field.VNEID))));
        }
        assertThat(List.of(heard.take().value(), heard.take().value(), heard.take().value()))
            .containsExactly(1L, 3L, 5L);
      } finally {
        database.drop();
      }
    }
  }
}

package socai.standalone.crash.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.fixture.FreshDatabase;

/** The way to the server is cut when it is said to be, and only there. */
@ExtendWith(FreshDatabase.class)
class CuttingProxyIT {
  private MongoCollection<Document> direct;
  private MongoCollection<Document> carried;
  private CuttingProxy proxy;
  private MongoClient client;
  private MongoClient other;

  @BeforeEach
  void open(FreshDatabase.Address address) {
    ConnectionString server = new ConnectionString(address.uri());
    String host = server.getHosts().get(0);
    String[] parts = host.split(":");
    String name = String.valueOf(server.getDatabase());
    other = MongoClients.create(address.uri());
    direct = other.getDatabase(name).getCollection("things");
    proxy = new CuttingProxy(() -> new InetSocketAddress(parts[0], Integer.parseInt(parts[1])));
    client =
        MongoClients.create(
            address.uri().replace(host + "/" + name, "localhost:" + proxy.port())
                + "/?retryWrites=false");
    MongoDatabase database = client.getDatabase(name);
    carried = database.getCollection("things");
    carried.insertOne(new Document("_id", 0));
  }

  @AfterEach
  void close() {
    client.close();
    other.close();
    proxy.close();
  }

  @Test
  void what_is_carried_arrives() {
    assertThat(direct.find().first()).isEqualTo(new Document("_id", 0));
    assertThat(carried.find().first()).isEqualTo(new Document("_id", 0));
  }

  @Test
  void cut_before_the_commit_nothing_is_there() {
    proxy.cutBeforeTheCommit(1);
    assertThatExceptionOfType(MongoException.class)
        .isThrownBy(() -> carried.insertOne(new Document("_id", 1)));
    assertThat(direct.countDocuments()).isEqualTo(1);
    carried.insertOne(new Document("_id", 1));
    assertThat(direct.countDocuments()).isEqualTo(2);
  }

  @Test
  void cut_after_the_commit_all_is_there_and_nobody_is_told() {
    proxy.cutAfterTheCommit(1);
    assertThatExceptionOfType(MongoException.class)
        .isThrownBy(() -> carried.insertOne(new Document("_id", 1)));
    assertThat(direct.countDocuments()).isEqualTo(2);
  }

  @Test
  void an_answer_that_is_kept_leaves_what_was_inserted_and_whoever_asked_waiting()
      throws Exception {
    CountDownLatch kept = proxy.keepTheNextAnswer();
    Thread asking = new Thread(() -> carried.insertOne(new Document("_id", 1)));
    asking.setUncaughtExceptionHandler((thread, cut) -> {});
    asking.start();
    assertThat(kept.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(direct.countDocuments()).isEqualTo(2);
    assertThat(asking.isAlive()).isTrue();
    proxy.close();
    asking.join();
  }

  @Test
  void what_is_stalled_arrives_when_it_is_healed_and_not_before() throws Exception {
    proxy.stall();
    Thread asking = new Thread(() -> carried.insertOne(new Document("_id", 1)));
    asking.start();
    asking.join(300);
    assertThat(asking.isAlive()).isTrue();
    assertThat(direct.countDocuments()).isEqualTo(1);
    proxy.heal();
    asking.join();
    assertThat(direct.countDocuments()).isEqualTo(2);
  }

  @Test
  void cuts_that_found_no_insert_are_counted_and_done_with() {
    proxy.cutAfterTheCommit(2);
    assertThat(carried.find()).hasSize(1);
    assertThat(proxy.heal()).isEqualTo(2);
    carried.insertOne(new Document("_id", 1));
  }
}

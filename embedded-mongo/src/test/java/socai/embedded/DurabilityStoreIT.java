package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rocksdb.RocksDBException;
import socai.embedded.store.LogSync;

class DurabilityStoreIT extends WithStore {
  private final AtomicInteger syncs = new AtomicInteger();
  private volatile CountDownLatch entered = new CountDownLatch(0);
  private volatile CountDownLatch mayPass = new CountDownLatch(0);
  private volatile boolean failing;

  @Override
  EmbeddedMongo openStore() {
    return EmbeddedMongo.open(folder.resolve("store"), 0, this::watched);
  }

  private LogSync watched(LogSync log) {
    return () -> {
      entered.countDown();
      try {
        mayPass.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (failing) {
        throw new RocksDBException("the disk is gone");
      }
      log.sync();
      syncs.incrementAndGet();
    };
  }

  @Override
  @AfterEach
  void close() {
    mayPass.countDown(); // a test that failed leaves syncs standing, for which closing waits
    super.close();
  }

  private void stopSyncs() {
    mayPass = new CountDownLatch(1);
    entered = new CountDownLatch(1);
  }

  @Test
  void a_write_is_acknowledged_only_after_its_log_record_is_synced() {
    insert(doc("{_id: 'sum', n: 0}"), doc("{_id: 0}"));
    for (int i = 1; i <= 50; i++) {
      int before = syncs.get();
      switch (i % 4) {
        case 0 -> insert(new Document("_id", i));
        case 1 -> things.updateOne(doc("{_id: 'sum'}"), Updates.inc("n", 1));
        case 2 -> things.findOneAndUpdate(doc("{_id: 'sum'}"), Updates.inc("n", 1));
        default -> things.deleteOne(new Document("_id", i - 3));
      }
      assertThat(syncs.get()).as("write %d", i).isGreaterThan(before);
    }
  }

  @Test
  void no_read_sees_what_is_not_durable() throws Exception {
    insert(doc("{_id: 1}"));
    stopSyncs();

    CompletableFuture<Void> write = CompletableFuture.runAsync(() -> insert(doc("{_id: 2}")));
    entered.await();
    CompletableFuture<Long> read = CompletableFuture.supplyAsync(() -> things.countDocuments());
    client.getDatabase("admin").runCommand(doc("{ping: 1}")); // connections are not held up

    assertThat(write).isNotDone();
    assertThat(read).isNotDone();
    mayPass.countDown();
    write.join();
    assertThat(read.join()).isEqualTo(2);
  }

  @Test
  void nothing_is_answered_early() throws Exception {
    insert(doc("{_id: 1}"));
    stopSyncs();
    try (RawConnection raw = new RawConnection(mongo.uri())) {
      int write = send(raw, "{insert: 'things', documents: [{_id: 2}], $db: 'field'}");
      int read = send(raw, "{find: 'things', batchSize: 0, $db: 'field'}");
      entered.await();
      while (openCursors() == 0) {
        Thread.onSpinWait(); // until the second command was carried out, so the first one was too
      }

      assertThat(raw.isAnswered()).isFalse();

      mayPass.countDown();
      assertThat(raw.answerTo(write)).containsEntry("n", 1);
      assertThat(raw.answerTo(read)).containsEntry("ok", 1.0);
    }
  }

  private static int send(RawConnection raw, String command) throws IOException {
    return raw.send(RawConnection.MESSAGE, RawConnection.body(0, RawConnection.bson(doc(command))));
  }

  private long openCursors() {
    return client
        .getDatabase("admin")
        .runCommand(doc("{serverStatus: 1}"))
        .getEmbedded(List.of("metrics", "cursor", "open", "total"), Long.class);
  }

  @Test
  void who_does_not_ask_for_the_journal_does_not_wait_for_it() throws Exception {
    insert(doc("{_id: 1}"));
    stopSyncs();
    CompletableFuture<Void> write = CompletableFuture.runAsync(() -> insert(doc("{_id: 2}")));
    entered.await();

    things.withWriteConcern(WriteConcern.W1.withJournal(false)).insertOne(new Document("_id", 3));

    assertThat(write).isNotDone();
    mayPass.countDown();
    write.join();
    assertThat(things.countDocuments()).isEqualTo(3);
  }

  @Test
  void who_wants_no_acknowledgement_gets_none_and_the_write_is_carried_out() {
    try (MongoClient one = clientOf(mongo.uri() + "/?maxPoolSize=1")) {
      var same = one.getDatabase("field").getCollection("things");

      for (int i = 0; i < 20; i++) {
        same.withWriteConcern(WriteConcern.UNACKNOWLEDGED).insertOne(new Document("_id", i));
      }

      assertThat(same.countDocuments()).isEqualTo(20); // the same connection, so after them
    }
  }

  @Test
  void a_write_whose_log_could_not_be_synced_is_not_acknowledged_nor_is_any_after_it() {
    insert(doc("{_id: 1}"));
    failing = true;

    assertThatThrownBy(() -> insert(doc("{_id: 2}"))).isInstanceOf(MongoException.class);
    assertThatThrownBy(() -> insert(doc("{_id: 3}"))).isInstanceOf(MongoException.class);
  }
}

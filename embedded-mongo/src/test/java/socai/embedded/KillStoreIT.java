package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the store while it is written to. How many rounds: {@code -Dsocai.kills=200}. */
@Timeout(value = 4, unit = TimeUnit.HOURS) // as long as one wishes
class KillStoreIT {
  private static final int ROUNDS = Integer.getInteger("socai.kills", 3);
  private static final int WRITERS = 8;
  private static final int ACKNOWLEDGED_PER_ROUND = 400;

  @TempDir Path folder;

  private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger nextId = new AtomicInteger();
  private final AtomicInteger counted = new AtomicInteger();

  @Test
  void nothing_that_was_acknowledged_is_lost_and_indexes_agree_with_the_documents()
      throws InterruptedException {
    for (int round = 1; round <= ROUNDS; round++) {
      writeUntilKilled();
      check(round);
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * ACKNOWLEDGED_PER_ROUND);
  }

  private void writeUntilKilled() throws InterruptedException {
    CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED_PER_ROUND);
    try (OtherProcess store = OtherProcess.on(folder);
        MongoClient client = WithStore.clientOf(store.firstLine())) {
      MongoCollection<Document> things = client.getDatabase("field").getCollection("things");
      things.createIndex(Indexes.ascending("streams"), new IndexOptions().unique(true));
      things.createIndex(Indexes.ascending("team"));
      List<Thread> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        boolean counts = i == 0;
        writers.add(new Thread(() -> write(client, things, counts, enough)));
      }
      writers.forEach(Thread::start);
      enough.await();
      store.kill();
      for (Thread writer : writers) {
        writer.join();
      }
    }
  }

  private void write(
      MongoClient client, MongoCollection<Document> things, boolean counts, CountDownLatch enough) {
    MongoCollection<Document> counters = client.getDatabase("field").getCollection("counters");
    try {
      while (true) {
        if (counts) {
          counters.findOneAndUpdate(
              new Document("_id", "acts"),
              Updates.inc("n", 1),
              new FindOneAndUpdateOptions().upsert(true));
          counted.incrementAndGet();
        } else {
          int id = nextId.incrementAndGet();
          things.insertOne(thing(id));
          acknowledged.add(id);
          enough.countDown();
        }
      }
    } catch (MongoException killed) {
      // what was not acknowledged may be there or not
    }
  }

  private static Document thing(int id) {
    return new Document("_id", id)
        .append("streams", List.of("household/" + id, "team/" + id))
        .append("team", id % 10)
        .append("text", "x".repeat(id % 300));
  }

  private void check(int round) {
    try (EmbeddedMongo mongo = EmbeddedMongo.open(folder);
        MongoClient client = WithStore.clientOf(mongo.uri())) {
      MongoCollection<Document> things = client.getDatabase("field").getCollection("things");
      Set<Integer> there = new HashSet<>();
      for (Document found : things.find()) {
        int id = found.getInteger("_id");
        there.add(id);
        assertThat(found).isEqualTo(thing(id));
      }
      Set<Integer> lost = new HashSet<>(acknowledged);
      lost.removeAll(there);
      assertThat(lost).as("round %d", round).isEmpty();
      assertThat(things.estimatedDocumentCount()).isEqualTo(there.size());
      Set<Integer> inIndex = new HashSet<>();
      for (int team = 0; team < 10; team++) {
        things.find(new Document("team", team)).forEach(d -> inIndex.add(d.getInteger("_id")));
      }
      assertThat(inIndex).isEqualTo(there);
      Set<Integer> inStreams = new HashSet<>();
      things
          .find(Document.parse("{streams: {$elemMatch: {$gte: 'team/', $lt: 'team0'}}}"))
          .forEach(d -> inStreams.add(d.getInteger("_id")));
      assertThat(inStreams).isEqualTo(there);
      assertThat(mongo.statistics().scanned()).isZero();
      assertThat(mongo.check().first()).isEmpty();
      Document counter = client.getDatabase("field").getCollection("counters").find().first();
      if (counter != null) {
        assertThat(counter.getInteger("n")).isGreaterThanOrEqualTo(counted.get());
      }
    }
  }
}

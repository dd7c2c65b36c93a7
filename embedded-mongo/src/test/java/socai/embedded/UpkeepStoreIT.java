package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import socai.embedded.report.CheckReport;
import socai.embedded.report.CompactReport;
import socai.embedded.report.StoreInUseException;

class UpkeepStoreIT extends WithStore {
  private static final int WRITERS = 4;

  @Test
  void a_sound_store_has_no_findings_and_all_of_it_was_looked_at() {
    things.createIndex(doc("{tags: 1}"));
    things.createIndex(doc("{n: -1}"), new IndexOptions().unique(true));
    for (int i = 0; i < 300; i++) {
      insert(new Document("_id", i).append("n", i).append("tags", List.of("a" + i, "b" + i % 7)));
    }
    things.updateMany(doc("{_id: {$lt: 100}}"), doc("{$push: {tags: 'c'}}"));
    things.deleteMany(doc("{_id: {$gte: 200}}"));

    CheckReport report = mongo.check();

    assertThat(report.first()).isEmpty();
    assertThat(report.isSound()).isTrue();
    assertThat(report.documents()).isGreaterThanOrEqualTo(200);
    assertThat(report.entries()).isEqualTo(200 + 200 * 2 + 100);
  }

  @Test
  void backups_taken_while_it_is_written_to_are_consistent_and_have_all_that_was_acknowledged()
      throws Exception {
    things.createIndex(doc("{writer: 1, n: 1}"), new IndexOptions().unique(true));
    AtomicBoolean stop = new AtomicBoolean();
    AtomicIntegerArray acknowledged = new AtomicIntegerArray(WRITERS);
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    for (int w = 0; w < WRITERS; w++) {
      int writer = w;
      writers.add(CompletableFuture.runAsync(() -> write(writer, stop, acknowledged)));
    }
    for (int round = 1; round <= 3; round++) {
      int[] before = new int[WRITERS];
      for (int w = 0; w < WRITERS; w++) {
        while (acknowledged.get(w) < round * 20) {
          Thread.onSpinWait();
        }
        before[w] = acknowledged.get(w);
      }
      Path target = folder.resolve("backup" + round);
      assertThat(mongo.backup(target)).isPositive();
      assertPrefixes(target, before);
    }
    stop.set(true);
    writers.forEach(CompletableFuture::join);
    assertThat(mongo.check().first()).isEmpty();
  }

  private void write(int writer, AtomicBoolean stop, AtomicIntegerArray acknowledged) {
    for (int n = 0; !stop.get(); n++) {
      things.insertOne(
          new Document("_id", writer + "/" + n).append("writer", writer).append("n", n));
      acknowledged.incrementAndGet(writer);
    }
  }

  private static void assertPrefixes(Path backup, int[] atLeast) {
    try (EmbeddedMongo copy = EmbeddedMongo.open(backup);
        MongoClient client = clientOf(copy.uri())) {
      MongoCollection<Document> things = client.getDatabase("field").getCollection("things");
      assertThat(copy.check().first()).isEmpty();
      for (int writer = 0; writer < atLeast.length; writer++) {
        List<Integer> numbers = new ArrayList<>();
        things
            .find(new Document("writer", writer))
            .sort(doc("{n: 1}"))
            .forEach(found -> numbers.add(found.getInteger("n")));
        assertThat(numbers).hasSizeGreaterThanOrEqualTo(atLeast[writer]);
        assertThat(numbers.get(numbers.size() - 1)).isEqualTo(numbers.size() - 1); // no gap
      }
    }
  }

  @Test
  void a_backup_is_not_put_where_there_is_something() throws Exception {
    insert(doc("{_id: 1}"));
    Path target = Files.createDirectory(folder.resolve("full"));
    Files.writeString(target.resolve("letter"), "dear");

    assertThatThrownBy(() -> mongo.backup(target))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("not empty");
    assertThat(target).isDirectoryContaining(file -> file.endsWith("letter"));
  }

  @Test
  void compacting_gives_back_the_space_of_what_was_deleted() {
    Random random = new Random(1);
    for (int i = 0; i < 40; i++) {
      byte[] bytes = new byte[1 << 20];
      random.nextBytes(bytes);
      insert(new Document("_id", i).append("bytes", new Binary(bytes)));
    }
    reopen(); // what is in memory goes to files
    things.deleteMany(doc("{_id: {$gte: 4}}"));

    CompactReport report = mongo.compact();

    assertThat(report.bytesBefore()).isGreaterThan(30L << 20);
    assertThat(report.bytesAfter()).isLessThan(6L << 20);
    assertThat(things.countDocuments()).isEqualTo(4);
    assertThat(mongo.check().isSound()).isTrue();
  }

  @Test
  void another_process_can_ask_for_all_of_it_over_the_wire() {
    things.createIndex(doc("{n: 1}"));
    insert(doc("{_id: 1, n: 1}"), doc("{_id: 2, n: 2}"));
    MongoDatabase admin = client.getDatabase("admin");
    Path target = folder.resolve("store-backups/tonight");

    Document check = admin.runCommand(doc("{storeCheck: 1}"));
    Document compact = admin.runCommand(doc("{storeCompact: 1}"));
    Document backup = admin.runCommand(doc("{storeBackup: 'tonight'}"));

    assertThat(check.get("findings")).isEqualTo(0L);
    assertThat(check.get("entries")).isEqualTo(2L);
    assertThat(compact.getLong("bytesAfter")).isPositive();
    assertThat(backup.getLong("bytes")).isPositive();
    assertThat(backup.getString("folder")).isEqualTo(target.toAbsolutePath().toString());
    assertHasTwo(target);
  }

  private static void assertHasTwo(Path backup) {
    try (EmbeddedMongo copy = EmbeddedMongo.open(backup);
        MongoClient client = clientOf(copy.uri())) {
      assertThat(client.getDatabase("field").getCollection("things").countDocuments()).isEqualTo(2);
    }
  }

  @Test
  void who_comes_second_learns_where_the_first_can_be_asked() {
    assertThatThrownBy(() -> EmbeddedMongo.open(folder.resolve("store")))
        .isInstanceOfSatisfying(
            StoreInUseException.class, e -> assertThat(e.address()).contains(mongo.uri()));
  }
}

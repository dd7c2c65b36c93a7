package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.model.Updates;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.rocksdb.RocksDBException;
import socai.embedded.report.StoreTrouble;
import socai.embedded.report.StoreTrouble.Kind;

/** The store when the disk is full, when too many files are open, and when a write fails. */
class NoSpaceStoreIT extends WithStore {
  private static final long PLENTY = 1L << 40;
  private static final int NO_ROOM = 14031;

  private final LittleSpace machine = new LittleSpace();

  @Override
  EmbeddedMongo openStore() {
    return EmbeddedMongo.openOn(folder.resolve("store"), machine);
  }

  @Test
  void on_a_full_disk_changes_are_refused_in_plain_words_reads_go_on_and_so_do_changes_later() {
    refusesChangesUntilThereIsRoom(1L << 20, PLENTY, "the disk is full: 1 MiB are left");
  }

  @Test
  void with_too_many_files_open_it_is_the_same() {
    refusesChangesUntilThereIsRoom(PLENTY, 3, "too many files and connections are open");
  }

  private void refusesChangesUntilThereIsRoom(long bytes, long descriptors, String why) {
    things.createIndex(doc("{team: 1}"));
    insert(doc("{_id: 1, team: 'a'}"));
    machine.leave(bytes, descriptors);
    awaitTrouble(true);

    for (Runnable change :
        List.<Runnable>of(
            () -> insert(doc("{_id: 2}")),
            () -> things.insertOne(doc("{_id: 2}")),
            () -> things.updateOne(doc("{_id: 1}"), Updates.set("team", "b")),
            () -> things.findOneAndUpdate(doc("{_id: 1}"), Updates.set("team", "b")),
            () -> things.createIndex(doc("{other: 1}")))) {
      assertThatThrownBy(change::run)
          .isInstanceOfSatisfying(
              MongoException.class, e -> assertThat(e.getCode()).isEqualTo(NO_ROOM))
          .hasMessageContaining(why);
    }
    assertThat(ids("{team: 'a'}")).containsExactly(1);
    assertThat(mongo.trouble().orElseThrow().kind()).isEqualTo(Kind.NO_ROOM);
    assertThat(mongo.trouble().orElseThrow().what()).contains(why);

    machine.leave(PLENTY, PLENTY);
    awaitTrouble(false);
    insert(doc("{_id: 2, team: 'a'}"));
    assertThat(ids("{team: 'a'}")).containsExactly(1, 2);
    reopen();
    assertThat(mongo.check().isSound()).isTrue();
    assertThat(ids("{}")).containsExactly(1, 2);
  }

  private void awaitTrouble(boolean there) {
    long end = System.nanoTime() + 30_000_000_000L;
    while (mongo.trouble().isPresent() != there) {
      assertThat(System.nanoTime() - end).isNegative();
      Thread.onSpinWait();
    }
  }

  @Test
  void when_the_log_cannot_be_synced_whoever_looks_after_it_is_told_once() {
    close();
    try (EmbeddedMongo broken =
            EmbeddedMongo.open(
                folder.resolve("broken"),
                0,
                log ->
                    () -> {
                      throw new RocksDBException("the disk is gone");
                    });
        var other = clientOf(broken.uri())) {
      List<StoreTrouble> told = new CopyOnWriteArrayList<>();
      broken.whenBroken(told::add);
      for (int i = 0; i < 3; i++) {
        int id = i;
        assertThatThrownBy(
                () ->
                    other
                        .getDatabase("field")
                        .getCollection("things")
                        .insertOne(new Document("_id", id)))
            .isInstanceOf(MongoException.class);
      }
      assertThat(told).containsExactly(new StoreTrouble(Kind.BROKEN, "the disk is gone"));
      assertThat(broken.trouble()).contains(told.get(0));
    }
    open();
  }
}

package socai.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrencyStoreIT extends WithStore {
  private static final int CLIENTS = 16;

  private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  private void together(Runnable work) {
    CountDownLatch start = new CountDownLatch(1);
    List<CompletableFuture<Void>> all =
        IntStream.range(0, CLIENTS)
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () -> {
                          try {
                            start.await();
                          } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                          }
                          work.run();
                        },
                        threads))
            .toList();
    start.countDown();
    all.forEach(CompletableFuture::join);
  }

  @Test
  void of_many_who_want_the_same_position_one_gets_it() {
    things.createIndex(Indexes.ascending("streams"), new IndexOptions().unique(true));
    for (int position = 0; position < 30; position++) {
      int wanted = position;
      AtomicInteger winners = new AtomicInteger();
      AtomicInteger others = new AtomicInteger();

      together(
          () -> {
            try {
              things.insertOne(
                  new Document("_id", wanted).append("streams", List.of("s/" + wanted)));
              winners.incrementAndGet();
            } catch (MongoWriteException e) {
              others.addAndGet(e.getError().getCode() == 11000 ? 1 : 0);
            }
          });

      assertThat(winners).hasValue(1);
      assertThat(others).hasValue(CLIENTS - 1);
    }
    assertThat(things.countDocuments()).isEqualTo(30);
  }

  @Test
  void increments_of_many_add_up() {
    insert(doc("{_id: 'sum', n: 0}"));

    together(
        () -> {
          for (int i = 0; i < 50; i++) {
            things.updateOne(doc("{_id: 'sum'}"), Updates.inc("n", 1));
          }
        });

    assertThat(things.find().first()).isEqualTo(doc("{_id: 'sum', n: " + CLIENTS * 50 + "}"));
  }

  @Test
  void an_index_made_and_dropped_while_others_write_and_read_changes_no_answer() {
    AtomicInteger ids = new AtomicInteger();
    CompletableFuture<Void> indexing =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 20; i++) {
                things.createIndex(Indexes.ascending("team"));
                things.dropIndex("team_1");
              }
              things.createIndex(Indexes.ascending("team"));
            });

    List<Integer> wrong = new ArrayList<>();
    together(
        () -> {
          for (int i = 0; i < 60; i++) {
            int id = ids.incrementAndGet();
            things.insertOne(new Document("_id", id).append("team", id));
            // What was acknowledged is found, with the index, without it, and in between.
            if (!ids("{team: " + id + "}").equals(List.of(id))) {
              synchronized (wrong) {
                wrong.add(id);
              }
            }
          }
        });
    indexing.join();

    assertThat(wrong).isEmpty();
    assertThat(scansDuring(() -> assertThat(ids("{team: {$gte: 0}}")).hasSize(CLIENTS * 60)))
        .isZero();
  }
}

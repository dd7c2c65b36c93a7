package socai.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Statistics;
import org.rocksdb.TickerType;

class StoreSyncTest {
  @TempDir Path folder;

  @Test
  void what_is_told_to_be_durable_was_synced_to_the_disk_and_not_only_written() throws Exception {
    try (Statistics statistics = new Statistics();
        Store store =
            Store.open(
                folder.resolve("store"),
                UnaryOperator.identity(),
                () -> new StoreOptions().counting(statistics))) {
      for (int i = 0; i < 5; i++) {
        long before = statistics.getTickerCount(TickerType.WAL_FILE_SYNCED);
        CompletableFuture<Long> syncsWhenAsked = new CompletableFuture<>();
        try (Changes changes = store.change()) {
          changes.put(("key" + i).getBytes(StandardCharsets.UTF_8), new byte[] {1});
          store
              .commits()
              .whenDurable(
                  store.write(changes),
                  failure ->
                      syncsWhenAsked.complete(
                          statistics.getTickerCount(TickerType.WAL_FILE_SYNCED)));
        }

        assertThat(syncsWhenAsked.get(30, TimeUnit.SECONDS)).isGreaterThan(before);
      }
    }
  }
}

package socai.embedded.wire;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import socai.embedded.store.Changes;
import socai.embedded.store.LogSync;
import socai.embedded.store.Store;

/** What a connection is told, and when: in its order, each once it is durable itself. */
class HeldRepliesTest {
  private static final int MANY = 100;

  private final Semaphore begun = new Semaphore(0);
  private final Semaphore mayPass = new Semaphore(0);
  private volatile boolean failing;
  private Store store;
  private EmbeddedChannel connection;

  @TempDir Path folder;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("store"), this::watched);
    connection = new EmbeddedChannel(new HeldReplies(store.commits()));
  }

  private LogSync watched(LogSync log) {
    return () -> {
      begun.release();
      mayPass.acquireUninterruptibly();
      if (failing) {
        throw new RocksDBException("the disk is gone");
      }
      log.sync();
    };
  }

  @AfterEach
  void close() {
    mayPass.release(MANY); // a test that failed leaves syncs standing, for which closing waits
    connection.close();
    store.close();
  }

  private long written() {
    try (Changes changes = store.change()) {
      changes.put(new byte[] {1}, new byte[] {2});
      return store.write(changes);
    }
  }

  private Reply reply(int to, long ticket) {
    Reply reply = new Reply(to, Request.Form.MESSAGE, new Document("ok", 1.0), ticket);
    connection.writeOutbound(reply);
    return reply;
  }

  /** Until whoever waits for {@code ticket} by now has been told. */
  private void durable(long ticket) throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    store.commits().whenDurable(ticket, failure -> told.countDown());
    mayPass.release();
    assertThat(told.await(1, TimeUnit.MINUTES)).isTrue();
    connection.runPendingTasks();
  }

  private Object sent() {
    return connection.readOutbound();
  }

  @Test
  void each_reply_waits_for_its_own_sync() throws Exception {
    long first = written();
    Reply one = reply(1, first);
    begun.acquire();
    long second = written();
    Reply two = reply(2, second);
    assertThat(sent()).isNull();
    durable(first);
    assertThat(sent()).isEqualTo(one);
    assertThat(sent()).as("its own sync has only begun").isNull();
    durable(second);
    assertThat(sent()).isEqualTo(two);
  }

  @Test
  void what_changed_nothing_is_told_at_once_but_not_before_what_was_asked_before_it()
      throws Exception {
    Reply free = reply(1, 0);
    assertThat(sent()).isEqualTo(free);
    long ticket = written();
    Reply write = reply(2, ticket);
    Reply read = reply(3, 0);
    begun.acquire();
    assertThat(sent()).isNull();
    durable(ticket);
    assertThat(sent()).isEqualTo(write);
    assertThat(sent()).isEqualTo(read);
  }

  @Test
  void after_a_sync_that_failed_the_connection_is_closed_without_a_word() throws Exception {
    failing = true;
    long ticket = written();
    reply(1, ticket);
    reply(2, 0);
    durable(ticket);
    assertThat(connection.isOpen()).isFalse();
    assertThat(sent()).isNull();
  }
}

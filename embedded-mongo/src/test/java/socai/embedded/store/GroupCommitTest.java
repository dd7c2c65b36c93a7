package socai.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.rocksdb.RocksDBException;

class GroupCommitTest {

  @Test
  void all_that_is_written_while_one_sync_runs_shares_the_next() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch mayPass = new CountDownLatch(1);
    AtomicInteger syncs = new AtomicInteger();
    LogSync log =
        () -> {
          syncs.incrementAndGet();
          entered.countDown();
          try {
            mayPass.await();
          } catch (InterruptedException e) {
            throw new RocksDBException("interrupted");
          }
        };
    try (GroupCommit commits = new GroupCommit(log)) {
      CountDownLatch told = new CountDownLatch(101);
      commits.whenDurable(commits.take(), failure -> told.countDown());
      entered.await();
      for (int i = 0; i < 100; i++) {
        commits.whenDurable(commits.take(), failure -> told.countDown());
      }
      assertThat(told.getCount()).isEqualTo(101);

      mayPass.countDown();

      assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(syncs).hasValue(2);
    }
  }

  @Test
  void a_note_for_what_is_durable_already_is_called_at_once() {
    try (GroupCommit commits = new GroupCommit(() -> {})) {
      AtomicInteger called = new AtomicInteger();

      commits.whenDurable(0, failure -> called.incrementAndGet());

      assertThat(called).hasValue(1);
    }
  }

  @Test
  void after_a_failed_sync_every_note_is_told_of_it() throws Exception {
    GroupCommit commits =
        new GroupCommit(
            () -> {
              throw new RocksDBException("no space");
            });
    CountDownLatch told = new CountDownLatch(2);
    AtomicInteger failures = new AtomicInteger();
    GroupCommit.Note note =
        failure -> {
          failures.addAndGet(failure == null ? 0 : 1);
          told.countDown();
        };

    commits.whenDurable(commits.take(), note);
    commits.whenDurable(commits.take(), note);

    assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(failures).hasValue(2);
    commits.close();
  }

  @Test
  void closing_syncs_what_nobody_waited_for() {
    AtomicInteger syncs = new AtomicInteger();
    GroupCommit commits = new GroupCommit(syncs::incrementAndGet);

    commits.take();
    commits.close();

    assertThat(syncs).hasPositiveValue();
    assertThat(commits.isDurable(1)).isTrue();
  }
}

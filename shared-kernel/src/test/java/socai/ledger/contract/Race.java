package socai.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import socai.event.StreamId;
import socai.fixture.AtOnce;
import socai.ledger.Commit;
import socai.ledger.Entry;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.schema.Json;

/** Several writers on several ledgers over one store, and one who reads while they write. */
final class Race {
  private static final int THREADS_A_LEDGER = 2;
  private static final int COMMITS = 40;
  private static final int FEW = 7;
  private static final int MANY = 1_000;

  private final List<Ledger> writers;
  private final Ledger reader;

  /** Where commits end, by what their writers were told. */
  private final Set<Long> ends = ConcurrentHashMap.newKeySet();

  /** Where the ledger ended, by what the reader was shown. */
  private final Set<Long> shownEnds = ConcurrentHashMap.newKeySet();

  Race(List<Ledger> writers, Ledger reader) {
    this.writers = writers;
    this.reader = reader;
  }

  void run() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService watching = Executors.newSingleThreadExecutor();
    try {
      Future<List<Entry>> seen = watching.submit(() -> watch(done));
      List<Map<Long, String>> written;
      try {
        written = AtOnce.call(writers.size() * THREADS_A_LEDGER, this::write);
      } finally {
        done.set(true);
      }
      Map<Long, String> all = new HashMap<>();
      written.forEach(all::putAll);
      int events = writers.size() * THREADS_A_LEDGER * COMMITS * 3 / 2;
      assertThat(ends).as("no commit was shown in part").containsAll(shownEnds);
      assertThat(all).as("each position was given to one writer").hasSize(events);
      assertThat(seen.get()).as("the reader saw every event").hasSize(events);
      assertThat(seen.get())
          .allSatisfy(
              entry -> assertThat(entry.line()).isEqualTo(all.get(entry.position().value())));
    } finally {
      watching.shutdownNow();
    }
  }

  /** Commits of one event and of two by turns; answers with what stands at which position. */
  private Map<Long, String> write(int thread) {
    Ledger ledger = writers.get(thread % writers.size());
    StreamId stream = new StreamId("team", "of-thread-" + thread);
    Map<Long, String> written = new HashMap<>();
    long number = 0;
    for (int i = 0; i < COMMITS; i++) {
      int events = 1 + i % 2;
      Commit commit = Draft.of(thread + " " + i).with(stream, number, events).commit();
      long last = ledger.append(commit).value();
      for (int e = 0; e < events; e++) {
        written.put(last - events + 1 + e, commit.events().get(e).write(Json.mapper()));
      }
      ends.add(last);
      number += events;
    }
    return written;
  }

  private List<Entry> watch(AtomicBoolean done) {
    List<Entry> seen = new ArrayList<>();
    while (true) {
      boolean over = done.get();
      int limit = seen.size() % 2 == 0 ? FEW : MANY;
      List<Entry> batch = reader.read(new Position(seen.size()), limit);
      for (Entry entry : batch) {
        assertThat(entry.position()).isEqualTo(new Position(seen.size() + 1L));
        seen.add(entry);
      }
      if (!batch.isEmpty() && batch.size() < limit) {
        shownEnds.add((long) seen.size());
      }
      if (batch.isEmpty() && over) {
        return seen;
      }
    }
  }
}

package socai.benchmarks.append;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.bson.RawBsonDocument;
import socai.benchmarks.contender.RawCommits;
import socai.benchmarks.report.Cpu;

/**
 * What the driver and the server take at most: the documents that the ledger has just written,
 * ready-made, into a copy of the ledger, and then out of it again for the next turn.
 */
final class Limit {
  static final String ONE = "raw insertOne";
  static final String BATCHES_OF_64 = "raw insertMany of 64";
  static final String BATCHES_OF_500 = "raw insertMany of 500";

  private final RawCommits copy;
  private final long head;
  private final Found found;

  /**
   * @param copy of the ledger before anything is measured
   * @param head its last position
   * @param found where to note what is found
   */
  Limit(RawCommits copy, long head, Found found) {
    this.copy = copy;
    this.head = head;
    this.found = found;
  }

  /** Writes {@code commits} again: one by one where one client did, in batches where 64 did. */
  void measure(List<RawBsonDocument> commits, int clients, Duration span) {
    if (clients == 8 || commits.isEmpty()) {
      return;
    }
    if (clients == 1) {
      turn(ONE, 1, () -> oneByOne(commits, 1, span));
      return;
    }
    turn(ONE, clients, () -> oneByOne(commits, clients, span));
    turn(BATCHES_OF_64, 1, () -> inBatches(commits, 64));
    turn(BATCHES_OF_500, 1, () -> inBatches(commits, 500));
  }

  private void turn(String what, int clients, Turn turn) {
    found.of(what, clients).add(turn.take());
    copy.deleteAfter(head);
  }

  private Clients.Seen oneByOne(List<RawBsonDocument> commits, int clients, Duration span) {
    AtomicInteger next = new AtomicInteger();
    return Clients.work(
        clients,
        span,
        () -> {
          int number = next.getAndIncrement();
          if (number >= commits.size()) {
            return Clients.NOTHING_LEFT;
          }
          copy.insertOne(commits.get(number));
          return RawCommits.eventsIn(commits.get(number));
        });
  }

  private Clients.Seen inBatches(List<RawBsonDocument> commits, int size) {
    List<List<RawBsonDocument>> batches = new ArrayList<>();
    for (int from = 0; from < commits.size(); from += size) {
      batches.add(commits.subList(from, Math.min(commits.size(), from + size)));
    }
    Histogram latencies = new Histogram(3);
    long cpu = Cpu.used();
    long start = System.nanoTime();
    for (List<RawBsonDocument> batch : batches) {
      long before = System.nanoTime();
      copy.insertMany(batch);
      latencies.recordValue(System.nanoTime() - before);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long events = commits.stream().mapToLong(RawCommits::eventsIn).sum();
    return new Clients.Seen(latencies, events, seconds, (Cpu.used() - cpu) / 1e9);
  }

  private interface Turn {
    Clients.Seen take();
  }
}

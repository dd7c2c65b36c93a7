package socai.benchmarks.contender;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import socai.benchmarks.workload.Act;
import socai.event.StreamId;
import socai.ledger.MongoLedger;
import socai.ledger.axon.LedgerEventStorageEngine;

/** The ledger, through the event storage that the product appends and reads with. */
public final class Ours implements Contender {
  private static final int CLIENTS = 64;

  private final MongoLedger ledger;
  private final Contender engine;

  /** The ledger in {@code database}. */
  public Ours(MongoDatabase database) {
    ledger = new MongoLedger(database);
    engine =
        new AxonEngine(
            "socai",
            new LedgerEventStorageEngine(ledger, "/ledger/son-la", Clock.systemUTC()),
            () -> {});
  }

  /** The position of the last event. */
  public long head() {
    return ledger.head().value();
  }

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public void append(Act act) {
    engine.append(act);
  }

  @Override
  public void fill(List<Act> acts) {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<?>> appended = new ArrayList<>();
      acts.forEach(act -> appended.add(clients.submit(() -> engine.append(act))));
      for (Future<?> one : appended) {
        one.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      clients.shutdownNow();
    }
  }

  @Override
  public int readStream(StreamId stream) {
    return engine.readStream(stream);
  }

  @Override
  public long readAll(boolean payloads) {
    return engine.readAll(payloads);
  }

  @Override
  public void close() {
    engine.close();
    ledger.close();
  }
}

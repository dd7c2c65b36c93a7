package socai.standalone.crash.writer;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import socai.embedded.EmbeddedMongo;
import socai.ledger.Ledger;
import socai.ledger.MongoLedger;
import socai.ledger.axon.LedgerEventStorageEngine;
import socai.ledger.axon.LedgerMessageSource;
import socai.standalone.crash.process.Quiet;

/**
 * Does once, in one process, what the processes of a crash test do, so that the classes they need
 * can be put into an archive from which a process starts sooner.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /**
   * Runs it.
   *
   * @param arguments a folder to throw away
   */
  public static void main(String[] arguments) throws Exception {
    Quiet.logs();
    try (EmbeddedMongo store = EmbeddedMongo.open(Path.of(arguments[0]));
        MongoClient client = MongoClients.create(store.uri())) {
      Ledger ledger = new MongoLedger(client.getDatabase("rehearsal"));
      LedgerEventStorageEngine engine =
          new LedgerEventStorageEngine(ledger, "/ledger/rehearsal", Clock.systemUTC());
      HistoryWriter recorded = new HistoryWriter(OutputStream.nullOutputStream(), "R");
      new Worker(ledger, recorded, 0).carryOut(new Errands("R", 0, 0).next());
      try (LedgerMessageSource source =
              new LedgerMessageSource(ledger, engine, Duration.ofSeconds(1));
          BlockingStream<TrackedEventMessage<?>> stream = source.openStream(null)) {
        recorded.seen(stream.nextAvailable().trackingToken().position().orElseThrow(), 0);
      }
    }
  }
}

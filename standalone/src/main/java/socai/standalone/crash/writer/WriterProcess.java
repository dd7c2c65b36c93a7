package socai.standalone.crash.writer;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import socai.ledger.Ledger;
import socai.ledger.MongoLedger;
import socai.ledger.axon.LedgerEventStorageEngine;
import socai.ledger.axon.LedgerMessageSource;
import socai.standalone.crash.process.Quiet;

/**
 * A process with several writers and a reader, each with the product's own ledger. Told line by
 * line what to do:
 *
 * <ul>
 *   <li>{@code open NAME THREADS POSITION LINK URI}: opens the ledger; the reader goes on after
 *       POSITION;
 *   <li>{@code again ERRAND}: to be done before other work, for somebody who died;
 *   <li>{@code work SEED COUNT}: each thread does COUNT errands, then the process says so.
 * </ul>
 */
public final class WriterProcess {
  private static final long POLL_MILLIS = 50;

  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private final UnaryOperator<Ledger> as;

  private WriterProcess(UnaryOperator<Ledger> as) {
    this.as = as;
  }

  /** Writes to the ledger as it is. */
  public static void main(String[] arguments) throws Exception {
    run(UnaryOperator.identity());
  }

  /**
   * Writes until the input ends.
   *
   * @param as what is written to in place of the ledger
   */
  public static void run(UnaryOperator<Ledger> as) throws Exception {
    Quiet.logs();
    new WriterProcess(as).obey();
  }

  private void obey() throws IOException, InterruptedException {
    try (BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      String first = input.readLine();
      if (first != null) {
        obey(first.split(" ", 6), input);
      }
    }
  }

  private void obey(String[] open, BufferedReader input) throws IOException, InterruptedException {
    HistoryWriter recorded = new HistoryWriter(out, open[1]);
    ConnectionString uri = new ConnectionString(open[5]);
    MongoClientSettings settings =
        MongoClientSettings.builder()
            .applyConnectionString(uri)
            .applyToServerSettings(s -> s.minHeartbeatFrequency(POLL_MILLIS, TimeUnit.MILLISECONDS))
            .build();
    try (MongoClient client = MongoClients.create(settings)) {
      Ledger ledger = as.apply(open(client.getDatabase(Objects.requireNonNull(uri.getDatabase()))));
      LedgerEventStorageEngine engine =
          new LedgerEventStorageEngine(ledger, "/ledger/crashtest", Clock.systemUTC());
      try (LedgerMessageSource source =
          new LedgerMessageSource(ledger, engine, Duration.ofMillis(POLL_MILLIS))) {
        long position = Long.parseLong(open[3]);
        long link = Long.parseUnsignedLong(open[4], 16);
        Thread reader = new Thread(new Reader(source, recorded, position, link), "reader");
        reader.setDaemon(true);
        reader.start();
        Crew crew = new Crew(open[1], Integer.parseInt(open[2]), ledger, recorded);
        recorded.opened();
        for (String line = input.readLine(); line != null; line = input.readLine()) {
          crew.recorded(line);
        }
      }
    }
    System.exit(0); // whoever still works must not keep the process alive
  }

  /** Opens the ledger as soon as the server lets it. */
  private static Ledger open(MongoDatabase database) {
    while (true) {
      try {
        return new MongoLedger(database);
      } catch (MongoException e) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
      }
    }
  }
}

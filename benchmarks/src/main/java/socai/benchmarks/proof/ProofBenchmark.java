package socai.benchmarks.proof;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import socai.benchmarks.server.Folders;
import socai.embedded.EmbeddedMongo;
import socai.ledger.Entry;
import socai.ledger.Position;
import socai.proof.KeyFolder;
import socai.proof.LedgerExport;
import socai.proof.Notary;
import socai.proof.NotaryState;
import socai.proof.TransparencyLog;
import socai.proof.verify.ExportFile;
import socai.proof.verify.NotVerifiedException;
import socai.proof.verify.ProofFile;
import socai.proof.verify.Trust;
import socai.proof.verify.TrustedKey;

/**
 * Signs a synthetic ledger, proves events of it, exports and verifies it. Rates are given beside
 * that of hashing the same lines with SHA-256, on the same core in the same run: {@code ofHashing}
 * 0.50 is half as fast. Per core is what the measuring thread used of one; what the store's own
 * threads use is not in it. The lines are made, not read; the tree is in an embedded store.
 */
public final class ProofBenchmark {
  private static final int PROOFS = 2_000;
  private static final double MILLISECOND = 1e6;
  private static final double SECOND = 1e9;

  private final long events;
  private final Path folder;
  private double hashing;

  private ProofBenchmark(long events, Path folder) {
    this.events = events;
    this.folder = folder;
  }

  /** Measures at each of the sizes given; at 10,000 and 100,000 where none is. */
  public static void main(String[] sizes) throws Exception {
    System.out.printf(
        Locale.ROOT,
        "{\"cores\": %d, \"heap\": \"%d MiB\", \"java\": \"%s\", \"lineBytes\": %d}%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20,
        Runtime.version(),
        SyntheticLedger.line(1).length());
    List<String> all = sizes.length == 0 ? List.of("10000", "100000") : Arrays.asList(sizes);
    for (String size : all) {
      Path folder = Files.createTempDirectory("socai-proof");
      try {
        new ProofBenchmark(Long.parseLong(size), folder).run();
      } finally {
        Folders.delete(folder);
      }
    }
  }

  private void run() throws Exception {
    hash(); // once for warming up
    hashing = hash();
    say("hashing the lines", hashing, "events/s", 1);
    try (EmbeddedMongo store = EmbeddedMongo.open(folder.resolve("store"));
        MongoClient client = MongoClients.create(store.uri())) {
      measure(client.getDatabase("proof"));
    }
  }

  private double hash() throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    byte[][] lines = new byte[1_000][];
    long nanoseconds = 0;
    for (long done = 0; done < events; done += lines.length) {
      for (int i = 0; i < lines.length; i++) {
        lines[i] = SyntheticLedger.line(done + i + 1).getBytes(StandardCharsets.UTF_8);
      }
      long begun = cpu();
      for (byte[] line : lines) {
        sha.digest(line);
      }
      nanoseconds += cpu() - begun;
    }
    return events / (nanoseconds / SECOND);
  }

  private void measure(MongoDatabase database) throws IOException, NotVerifiedException {
    SyntheticLedger ledger = new SyntheticLedger(events);
    KeyFolder keys = new KeyFolder(folder.resolve("keys"), "so-cai.benchmark/log");
    Notary notary = new Notary(ledger, database, keys, Clock.systemUTC());
    rate("signing: lines into tiles, tiles into the store", () -> notary.round());
    Notary next = new Notary(ledger, database, keys, Clock.systemUTC());
    rate("checking all before the first signature", () -> next.round());
    if (next.state().doing() != NotaryState.Doing.SIGNING) {
      throw new IllegalStateException("the notary is not content: " + next.state());
    }
    Trust trust = Trust.in(TrustedKey.parse(keys.key().verifierKey().toString()).orElseThrow());
    TransparencyLog log = new TransparencyLog(database);
    proofs(log, trust);
    LedgerExport export = new LedgerExport(ledger, log);
    Path file = folder.resolve("export.ndjson");
    rate(
        "exporting into a file",
        () -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            export.write(export.plan(0, Optional.empty(), Optional.empty()), out);
          }
        });
    verify(file, trust);
    rate("verifying the export", () -> verify(file, trust));
  }

  private static void verify(Path file, Trust trust) throws IOException, NotVerifiedException {
    try (InputStream in = Files.newInputStream(file)) {
      ExportFile.verify(in, trust, Optional.empty());
    }
  }

  private void proofs(TransparencyLog log, Trust trust) throws NotVerifiedException {
    Random random = new Random(1);
    long[] took = new long[PROOFS];
    long beside = 0;
    byte[] last = {};
    for (int i = -PROOFS; i < PROOFS; i++) {
      long position = 1 + random.nextLong(events);
      Entry entry = new Entry(new Position(position), SyntheticLedger.line(position));
      long begun = System.nanoTime();
      last = log.proof(entry, Optional.empty()).getBytes(StandardCharsets.UTF_8);
      if (i >= 0) {
        took[i] = System.nanoTime() - begun;
        beside = Math.max(beside, last.length - entry.line().length());
      }
    }
    Arrays.sort(took);
    say("a proof, median", took[PROOFS / 2] / MILLISECOND, "ms", 0);
    say("a proof, 99 of 100", took[PROOFS * 99 / 100] / MILLISECOND, "ms", 0);
    say("a proof beside its event", (double) beside, "bytes", 0);
    long begun = System.nanoTime();
    for (int i = 0; i < PROOFS; i++) {
      ProofFile.inclusion(last, Optional.empty(), trust);
    }
    say("verifying a proof", (System.nanoTime() - begun) / MILLISECOND / PROOFS, "ms", 0);
    begun = System.nanoTime();
    for (int i = 0; i < PROOFS; i++) {
      log.consistency(1 + random.nextLong(events), Optional.empty());
    }
    say("a proof of consistency", (System.nanoTime() - begun) / MILLISECOND / PROOFS, "ms", 0);
  }

  private interface Work {
    void run() throws IOException, NotVerifiedException;
  }

  private void rate(String figure, Work work) throws IOException, NotVerifiedException {
    long begun = System.nanoTime();
    long cpu = cpu();
    work.run();
    double perCore = events / ((cpu() - cpu) / SECOND);
    say(figure, events / ((System.nanoTime() - begun) / SECOND), "events/s", 0);
    say(figure + ", per core", perCore, "events/s", perCore / hashing);
  }

  /** What this thread has used of a core: on a busy machine the clock on the wall tells little. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void say(String figure, double value, String unit, double ofHashing) {
    System.out.printf(
        Locale.ROOT,
        "{\"events\": %d, \"figure\": \"%s\", \"value\": %.3f, \"unit\": \"%s\"%s}%n",
        events,
        figure,
        value,
        unit,
        ofHashing > 0 ? String.format(Locale.ROOT, ", \"ofHashing\": %.2f", ofHashing) : "");
  }
}

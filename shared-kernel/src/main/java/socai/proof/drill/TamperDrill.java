package socai.proof.drill;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import socai.ledger.StoreClient;
import socai.proof.Notary;
import socai.proof.verify.NotVerifiedException;
import socai.proof.verify.TrustedKey;

/**
 * Twelve attacks on a ledger of invented households, each on a copy of its own. Makes and drops
 * databases whose names begin with {@code drill}; touches no other.
 */
public final class TamperDrill implements AutoCloseable {
  private final MongoClient client;
  private final MongoDatabase whole;
  private final MongoDatabase half;
  private final MongoDatabase copy;
  private final MongoDatabase scratch;
  private final Path keys;
  private final long events;
  private final DrilledReadModels views;
  private final TrustedKey given;
  private final byte[] held;

  /**
   * Tells the ledger, and lets the auditor keep a checkpoint of four fifths of it.
   *
   * @param store the address of a store in which nothing else lives
   * @param folder for keys, empty
   * @param events how many; at least 100
   */
  public TamperDrill(String store, Path folder, long events, DrilledReadModels views) {
    this.client = StoreClient.of(store);
    this.whole = client.getDatabase("drill_whole");
    this.half = client.getDatabase("drill_backup");
    this.copy = client.getDatabase("drill_attacked");
    this.scratch = client.getDatabase("drill_scratch");
    this.keys = folder;
    this.events = events;
    this.views = views;
    whole.drop();
    half.drop();
    Scene scene = new Scene(whole, half, scratch, events, original());
    DrillEvents written = new DrillEvents("the history");
    Notary notary = scene.notary();
    long begun = events / 2;
    grow(scene, notary, written, begun);
    Copies.copy(whole, half);
    long kept = events * 4 / 5;
    grow(scene, notary, written, kept - begun);
    held = scene.log().latest().orElseThrow().note().toString().getBytes(StandardCharsets.UTF_8);
    grow(scene, notary, written, events - kept);
    given = TrustedKey.parse(scene.keyFolder().key().verifierKey().toString()).orElseThrow();
    views.project(whole);
  }

  private static void grow(Scene scene, Notary notary, DrillEvents written, long events) {
    written.append(scene.ledger(), events);
    notary.round();
  }

  /** Carries out {@code attack} on a copy, and has the auditor look with {@code checks}. */
  public DrillResult run(Attack attack, Set<Check> checks) {
    copy.drop();
    Copies.copy(whole, copy);
    scratch.drop();
    Scene scene = new Scene(copy, half, scratch, events, copiedKeys());
    if (attack == Attack.CHANGE_A_READ_MODEL) {
      views.change(copy);
    } else {
      attack.strike(scene);
    }
    if (attack == Attack.FORK) {
      views.project(copy); // whoever can sign another history can project its views too
    }
    try {
      Auditor auditor = new Auditor(given, held, checks, views);
      long begun = System.nanoTime();
      Optional<Found> found = auditor.examine(scene);
      Duration within = Duration.ofNanos(System.nanoTime() - begun);
      Notary notary = scene.notary();
      notary.round();
      return new DrillResult(attack, found, within, notary.state());
    } catch (NotVerifiedException e) {
      throw new IllegalStateException("the checkpoint that was kept is not the log's", e);
    }
  }

  /** All twelve, with all checks. */
  public Stream<DrillResult> run() {
    return Stream.of(Attack.values()).map(attack -> run(attack, Set.of(Check.values())));
  }

  /** Whether an auditor finds nothing where nothing was done. */
  public boolean isSilentWithoutAnAttack() {
    try {
      Scene scene = new Scene(whole, half, scratch, events, original());
      scratch.drop();
      return new Auditor(given, held, Set.of(Check.values()), views).examine(scene).isEmpty();
    } catch (NotVerifiedException e) {
      return false;
    }
  }

  /** Drops what was made. */
  @Override
  public void close() {
    List.of(whole, half, copy, scratch).forEach(MongoDatabase::drop);
    client.close();
  }

  private Path original() {
    return keys.resolve("log");
  }

  private Path copiedKeys() {
    Path target = keys.resolve("copy");
    try (Stream<Path> files = Files.list(original())) {
      Files.createDirectories(target);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return target;
  }
}

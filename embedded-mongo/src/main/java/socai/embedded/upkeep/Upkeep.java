package socai.embedded.upkeep;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import socai.embedded.backup.Manifest;
import socai.embedded.collection.Catalog;
import socai.embedded.files.OwnersOnly;
import socai.embedded.files.WholeFolder;
import socai.embedded.report.CheckFinding;
import socai.embedded.report.CheckReport;
import socai.embedded.report.CompactReport;
import socai.embedded.store.Store;
import socai.embedded.store.View;

/** Checks, compacts and backs up a store that may be in use meanwhile. Thread-safe. */
public final class Upkeep {
  /** In it a copy grows. Whoever opens the folder meanwhile is told that there is no store yet. */
  private static final String UNFINISHED = "unfinished";

  private final Store store;
  private final Function<Path, Map<String, ?>> contents;

  /**
   * Of a store that is open.
   *
   * @param contents what the store in a folder holds, as its copy is to say
   */
  public Upkeep(Store store, Function<Path, Map<String, ?>> contents) {
    this.store = store;
    this.contents = contents;
  }

  /** Reads everything as it was at one moment. Cost: a read of each document and each entry. */
  public CheckReport check() {
    Findings findings = new Findings();
    store.damage().ifPresent(what -> findings.add(CheckFinding.Kind.CHECKSUM, "", "", what));
    try (View view = store.view()) {
      for (Catalog.Listed listed : Catalog.listed(view)) {
        try {
          new CollectionCheck(view, listed, findings).run();
        } catch (MongoServerError e) { // a damaged block ends the reading of its collection
          findings.add(
              CheckFinding.Kind.CHECKSUM, listed.namespace(), "", String.valueOf(e.getMessage()));
        }
      }
    }
    return findings.report();
  }

  /** Writes all files anew, without what was deleted. Cost: all data is read and written once. */
  public CompactReport compact() {
    long before = store.fileSize();
    store.compact();
    return new CompactReport(before, store.fileSize());
  }

  /**
   * Puts a copy of the store as it is now into {@code target}, with a {@link Manifest}. Cost: reads
   * all files once.
   *
   * @param target a folder that is empty or missing
   * @return how many bytes its files have
   * @throws UncheckedIOException if it is neither, or cannot be written; nothing is left of it then
   */
  public long backup(Path target) {
    try {
      new WholeFolder(target).makeEmpty();
      return copied(target);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot back up to " + target + ": " + e.getMessage(), e);
    }
  }

  private long copied(Path target) throws IOException {
    try {
      Path unfinished = target.resolve(UNFINISHED);
      OwnersOnly.makeFolder(unfinished);
      store.copyTo(unfinished);
      Manifest manifest = Manifest.of(unfinished, contents.apply(unfinished));
      manifest.write(target);
      Files.move(Store.dataIn(unfinished), Store.dataIn(target));
      Files.delete(unfinished);
      new WholeFolder(target).sync();
      return manifest.bytes();
    } catch (IOException | RuntimeException e) {
      new WholeFolder(target).deleteAfter(e);
      throw e;
    }
  }
}

package socai.embedded.upkeep;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import socai.embedded.CheckReport;
import socai.embedded.CompactReport;
import socai.embedded.Finding;
import socai.embedded.collection.Catalog;
import socai.embedded.files.OwnersOnly;
import socai.embedded.store.Store;
import socai.embedded.store.View;

/** Checks, compacts and backs up a store that may be in use meanwhile. Thread-safe. */
public final class Upkeep {
  private final Store store;

  /** Of a store that is open. */
  public Upkeep(Store store) {
    this.store = store;
  }

  /** Reads everything as it was at one moment. Cost: a read of each document and each entry. */
  public CheckReport check() {
    Findings findings = new Findings();
    store.damage().ifPresent(what -> findings.add(Finding.Kind.CHECKSUM, "", "", what));
    try (View view = store.view()) {
      for (Catalog.Listed listed : Catalog.listed(view)) {
        try {
          new CollectionCheck(view, listed, findings).run();
        } catch (MongoServerError e) { // a damaged block ends the reading of its collection
          findings.add(
              Finding.Kind.CHECKSUM, listed.namespace(), "", String.valueOf(e.getMessage()));
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
   * Puts a copy of the store as it is now into {@code target}.
   *
   * @param target a folder that is empty or missing
   * @return how many bytes its files have
   * @throws UncheckedIOException if it is neither, or cannot be written
   */
  public long backup(Path target) {
    try {
      OwnersOnly.makeFolder(target);
      try (Stream<Path> inside = Files.list(target)) {
        if (inside.findAny().isPresent()) {
          throw new FileAlreadyExistsException(target + " is not empty");
        }
      }
      store.copyTo(target);
      try (Stream<Path> files = Files.walk(target)) {
        return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot back up to " + target + ": " + e.getMessage(), e);
    }
  }
}

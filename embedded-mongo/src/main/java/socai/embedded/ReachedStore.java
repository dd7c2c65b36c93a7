package socai.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;
import socai.embedded.report.BackupDiffersException;
import socai.embedded.report.CheckReport;
import socai.embedded.report.CompactReport;
import socai.embedded.report.StoreDamagedException;
import socai.embedded.report.StoreInUseException;
import socai.embedded.report.StoreIncompleteException;
import socai.embedded.store.Store;

/**
 * A store to be looked after: opened here, or reached through the process that has it open and goes
 * on working meanwhile.
 */
public sealed interface ReachedStore extends AutoCloseable permits OwnStore, OthersStore {

  /** Whether another process has it. */
  boolean isInUse();

  /** Where it answers, as {@link EmbeddedMongo#uri()}. */
  String uri();

  /** As {@link EmbeddedMongo#check()}. */
  CheckReport check();

  /** As {@link EmbeddedMongo#compact()}. */
  CompactReport compact();

  /**
   * As {@link EmbeddedMongo#backup(Path)}.
   *
   * @throws UncheckedIOException if the target cannot be written, or is not empty
   */
  long backup(Path target);

  @Override
  void close();

  /**
   * Opens the store in a folder, or reaches whoever has it.
   *
   * @throws UncheckedIOException if there is none ({@link NoSuchFileException}), or it cannot be
   *     read
   * @throws StoreInUseException if another process has it and does not say where it can be asked
   * @throws StoreIncompleteException if there are files, but no store
   * @throws BackupDiffersException if it is a backup that is not whole
   * @throws StoreDamagedException if the files are not what was written
   */
  static ReachedStore in(Path folder) {
    return in(folder, StoreChoices.beside(folder));
  }

  /** The same with {@code choices}, for as long as it is opened here. */
  static ReachedStore in(Path folder, StoreChoices choices) {
    try {
      Store.demandSome(folder);
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the store's folder " + folder, e);
    }
    return reached(() -> EmbeddedMongo.open(folder, choices));
  }

  /** The same for whoever only looks: if it is opened here, nothing in the folder is changed. */
  static ReachedStore toLookAt(Path folder) {
    return reached(() -> EmbeddedMongo.openToLook(folder));
  }

  private static ReachedStore reached(Supplier<EmbeddedMongo> opening) {
    try {
      return new OwnStore(opening.get());
    } catch (StoreInUseException e) {
      return e.address().map(OthersStore::new).orElseThrow(() -> e);
    }
  }
}

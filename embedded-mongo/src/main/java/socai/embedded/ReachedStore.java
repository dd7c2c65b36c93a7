package socai.embedded;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

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
   * @throws StoreDamagedException if the files are not what was written
   */
  static ReachedStore in(Path folder) {
    if (!Files.isDirectory(folder.resolve("data"))) {
      throw new UncheckedIOException(new NoSuchFileException(folder.toAbsolutePath().toString()));
    }
    try {
      return new OwnStore(EmbeddedMongo.open(folder));
    } catch (StoreInUseException e) {
      return e.address().map(OthersStore::new).orElseThrow(() -> e);
    }
  }
}

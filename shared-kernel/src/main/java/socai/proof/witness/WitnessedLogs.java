package socai.proof.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import socai.proof.SyncedFolder;

/**
 * The latest checkpoint of each log that this witness has signed, a file each. One process at a
 * time has the folder.
 */
final class WitnessedLogs implements AutoCloseable {
  private final SyncedFolder files;
  private final FileChannel lock;

  /**
   * @throws UncheckedIOException if the folder cannot be used
   * @throws IllegalStateException if another witness has it
   */
  WitnessedLogs(Path folder) {
    this.files = new SyncedFolder(folder);
    try {
      lock =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock.tryLock() == null) {
        throw new IllegalStateException("another witness has " + folder);
      }
    } catch (OverlappingFileLockException e) {
      throw new IllegalStateException("another witness has " + folder, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name under which strangers ask for the log of {@code origin}. */
  static String nameOf(String origin) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(origin.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The note that was signed last; empty if none was. */
  Optional<String> latest(String name) {
    return files.read(name);
  }

  /** Keeps {@code note}; on disk when it returns. */
  void keep(String name, String note) {
    files.write(name, note);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

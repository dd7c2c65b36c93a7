package socai.embedded.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import socai.embedded.files.OwnersOnly;
import socai.embedded.files.WholeFolder;

/** A backup on its way from where it was made to where it is wanted, perhaps on another disk. */
public final class MovedBackup {
  private static final String DATA = "data";

  private final Path target;

  private MovedBackup(Path target) {
    this.target = target;
  }

  /**
   * Looks whether it can come to {@code target}, before it is made.
   *
   * @throws UncheckedIOException if that is neither missing nor empty, or cannot be made
   */
  public static MovedBackup to(Path target) {
    try {
      new WholeFolder(target).makeEmpty();
      return new MovedBackup(target);
    } catch (IOException e) {
      throw unwritten(target, e);
    }
  }

  /**
   * Brings it there; where it was made nothing is left.
   *
   * @throws UncheckedIOException if it does not come there whole; nothing is left of it then
   */
  public void from(Path made) {
    try {
      Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException otherDisk) {
      copied(made);
    } catch (IOException e) {
      throw unwritten(target, e);
    }
  }

  private void copied(Path made) {
    try {
      copy(made);
      new WholeFolder(made).delete();
    } catch (IOException | RuntimeException e) {
      new WholeFolder(target).deleteAfter(e);
      new WholeFolder(made).deleteAfter(e);
      throw e instanceof IOException io ? unwritten(target, io) : (RuntimeException) e;
    }
  }

  /** What it consists of comes first: a copy that broke off is known for what it is. */
  private void copy(Path made) throws IOException {
    copyFile(made.resolve(Manifest.FILE), target.resolve(Manifest.FILE));
    Path data = target.resolve(DATA);
    OwnersOnly.makeFolder(data);
    for (Path file : new WholeFolder(made.resolve(DATA)).files()) {
      copyFile(file, data.resolve(file.getFileName()));
    }
    new WholeFolder(data).sync();
    new WholeFolder(target).sync();
    Manifest.demandWhole(target, data);
  }

  private static void copyFile(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    try (FileChannel copy = FileChannel.open(to, StandardOpenOption.WRITE)) {
      copy.force(true);
    }
  }

  private static UncheckedIOException unwritten(Path target, IOException e) {
    return new UncheckedIOException("cannot back up to " + target + ": " + e.getMessage(), e);
  }
}

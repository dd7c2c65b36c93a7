package socai.embedded.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder with all that is in it. */
public record WholeFolder(Path path) {
  /** Its files, and those of the folders in it, by their names. */
  public List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  /**
   * Makes it, for its owner only, unless it is there.
   *
   * @throws FileAlreadyExistsException if something is in it
   */
  public void makeEmpty() throws IOException {
    if (!isEmpty()) {
      throw new FileAlreadyExistsException(path + " is not empty");
    }
    OwnersOnly.makeFolder(path);
  }

  private boolean isEmpty() throws IOException {
    if (Files.notExists(path)) {
      return true;
    }
    try (Stream<Path> inside = Files.list(path)) {
      return inside.findAny().isEmpty();
    }
  }

  /** Deletes it, if it is there. */
  public void delete() throws IOException {
    if (Files.notExists(path)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(path)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.delete(each);
    }
  }

  /** Deletes it as {@code failure} left it; what keeps it from that is told with the failure. */
  public void deleteAfter(Exception failure) {
    try {
      delete();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Has the disk keep which names are in it; what its files hold is synced by who wrote them. */
  public void sync() throws IOException {
    if (OwnersOnly.HAS_OWNERS) { // where folders have owners they are files, and can be synced
      try (FileChannel names = FileChannel.open(path, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }
}

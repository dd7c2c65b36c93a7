package socai.embedded.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder with all that is in it. */
public record WholeFolder(Path path) {
  private static final boolean CAN_BE_SYNCED =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  /** Its files, and those of the folders in it, by their names. */
  public List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  /** Whether nothing is in it, or it is not there. */
  public boolean isEmpty() throws IOException {
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
    if (CAN_BE_SYNCED) {
      try (FileChannel names = FileChannel.open(path, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }
}

package socai.process;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What settings that name files are held against. */
final class Folders {
  private Folders() {}

  static boolean isReadableFile(String value) {
    try {
      Path file = Path.of(value);
      return Files.isRegularFile(file) && Files.isReadable(file);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Whether the folder, or the nearest one above that is there, can be written. */
  static boolean canBeWritten(String value) {
    try {
      Path folder = Path.of(value).toAbsolutePath();
      while (!Files.exists(folder) && folder.getParent() != null) {
        folder = folder.getParent();
      }
      return Files.isDirectory(folder) && Files.isWritable(folder);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}

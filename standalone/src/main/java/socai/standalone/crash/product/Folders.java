package socai.standalone.crash.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A folder as a whole. */
final class Folders {
  private Folders() {}

  /** What is at {@code to} afterwards is what is at {@code from}, and nothing else. */
  static void copy(Path from, Path to) throws IOException {
    FileSystemUtils.deleteRecursively(to);
    Files.createDirectories(to.toAbsolutePath().getParent());
    List<Path> all;
    try (Stream<Path> inside = Files.walk(from)) {
      all = inside.toList();
    }
    for (Path each : all) {
      Files.copy(
          each, to.resolve(from.relativize(each).toString()), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }
}

package socai.embedded.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import socai.embedded.report.StoreIncompleteException;

/**
 * What lies in a store's folder before RocksDB opens it. RocksDB takes a folder without its file
 * CURRENT for an empty one, and deletes whatever else is there.
 */
final class StoreFiles {
  private static final int SHOWN = 5;

  /** What is there when the making of a store was cut short: nothing of it was ever used. */
  private static final Predicate<String> OF_A_MAKING =
      Pattern.compile("LOG(\\.old\\.\\d+)?|LOCK|IDENTITY|MANIFEST-000001|\\d+\\.dbtmp")
          .asMatchPredicate();

  /** Beside RocksDB's folder: the lock, and what a file system keeps at its root. */
  private static final Predicate<String> BESIDE =
      Pattern.compile("opened-by|lost\\+found").asMatchPredicate();

  private StoreFiles() {}

  /**
   * Whether there is no store and nothing else, so that one may be made.
   *
   * @param data RocksDB's folder in {@code folder}
   * @throws StoreIncompleteException if there is no store, but something else
   */
  static boolean isNone(Path folder, Path data) throws IOException {
    if (Files.exists(data.resolve("CURRENT"))) {
      return false;
    }
    List<String> others =
        Stream.concat(
                names(folder).filter(name -> !data.endsWith(name)).filter(BESIDE.negate()),
                names(data).filter(OF_A_MAKING.negate()))
            .sorted()
            .limit(SHOWN)
            .toList();
    if (!others.isEmpty()) {
      throw new StoreIncompleteException(folder.toAbsolutePath(), others);
    }
    return true;
  }

  private static Stream<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}

package socai.standalone.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The history of a run as a file, line by line, and what of it has not been checked yet. */
final class HistoryFile implements AutoCloseable {
  private final FileChannel file;
  private List<String> unchecked = new ArrayList<>();

  /**
   * Begins the file anew.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  HistoryFile(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      file =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void add(String line) {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    unchecked.add(line);
  }

  synchronized List<String> takeUnchecked() {
    List<String> taken = unchecked;
    unchecked = new ArrayList<>();
    return taken;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

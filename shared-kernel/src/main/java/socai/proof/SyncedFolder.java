package socai.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Small files that nobody but their owner may read. Each is whole or not there, whenever a process
 * dies, and what was written is on disk, the file and its name. Many processes may share it.
 */
public final class SyncedFolder {
  private static final boolean HAS_OWNERS =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path folder;

  /**
   * @param folder made if it is not there
   * @throws UncheckedIOException if it cannot be made
   */
  public SyncedFolder(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder, ownersOnly("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of its files; those that are being written are not among them. */
  List<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is in a file; empty if there is none of this name. */
  public Optional<String> read(String name) {
    try {
      return Optional.of(Files.readString(folder.resolve(name)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file, in place of what has its name; on disk when it returns. */
  public void write(String name, String content) {
    try {
      Files.move(
          written(name, content),
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      force();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file unless there is one of its name; on disk when it returns. */
  void writeFirst(String name, String content) {
    try {
      Path made = written(name, content);
      try {
        Files.createLink(folder.resolve(name), made);
      } catch (FileAlreadyExistsException other) {
        return; // a process beside this one was quicker
      } finally {
        Files.delete(made);
      }
      force();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a file, if it is there. */
  void delete(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void force() throws IOException {
    if (HAS_OWNERS) {
      try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
        entries.force(true);
      }
    }
  }

  private Path written(String name, String content) throws IOException {
    Path file = Files.createTempFile(folder, "." + name + "-", "", ownersOnly("rw-------"));
    try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.WRITE))) {
      ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return file;
  }

  private static FileAttribute<?>[] ownersOnly(String permissions) {
    return HAS_OWNERS
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}

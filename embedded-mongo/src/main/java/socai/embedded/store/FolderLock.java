package socai.embedded.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import socai.embedded.StoreInUseException;

/**
 * One opener at a time. The system gives the lock back however its holder ends; the file also says
 * who holds it, for whoever comes second.
 */
final class FolderLock implements AutoCloseable {
  private static final String FILE = "opened-by";

  // The system drops a process's lock when the process closes *any* of its handles on the file. So
  // whoever comes second in this process is told from here, before it opens the file.
  private static final Map<Path, String> OPEN_HERE = new ConcurrentHashMap<>();

  private final Path folder;
  private final Optional<FileChannel> channel;
  private final boolean forWriting;

  private FolderLock(Path folder, Optional<FileChannel> channel, boolean forWriting) {
    this.folder = folder;
    this.channel = channel;
    this.forWriting = forWriting;
  }

  /**
   * Takes the lock, or says who has it.
   *
   * @throws StoreInUseException if another process, or this one, has the folder open
   */
  static FolderLock take(Path folder) {
    return take(folder, FolderLock::lock);
  }

  /**
   * The same for whoever changes nothing, not even the file: where there is none, nobody has ever
   * opened the store.
   *
   * @throws UncheckedIOException with a {@link NoSuchFileException} if there is no folder
   */
  static FolderLock takeToLook(Path folder) {
    return take(folder, FolderLock::lockToLook);
  }

  private interface Locking {
    FolderLock lock(Path folder, String signature) throws IOException;
  }

  private static FolderLock take(Path folder, Locking locking) {
    try {
      Path real = folder.toRealPath();
      String own = signature();
      String holder = OPEN_HERE.putIfAbsent(real, own);
      if (holder != null) {
        throw inUse(real, holder, ", which is this one");
      }
      try {
        return locking.lock(real, own);
      } catch (IOException | RuntimeException e) {
        OPEN_HERE.remove(real);
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock the store's folder " + folder, e);
    }
  }

  private static FolderLock lock(Path folder, String signature) throws IOException {
    Path file = folder.resolve(FILE);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw inUse(folder, Files.readString(file), "");
    }
    sign(channel, signature);
    return new FolderLock(folder, Optional.of(channel), true);
  }

  private static FolderLock lockToLook(Path folder, String signature) throws IOException {
    Path file = folder.resolve(FILE);
    if (Files.notExists(file)) {
      return new FolderLock(folder, Optional.empty(), false);
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true);
    if (lock == null) {
      channel.close();
      throw inUse(folder, Files.readString(file), "");
    }
    return new FolderLock(folder, Optional.of(channel), false);
  }

  /** Whether its holder may change the store. */
  boolean isForWriting() {
    return forWriting;
  }

  /** Adds for whoever comes second where this opener can be asked. */
  void announce(String address) {
    String signature = OPEN_HERE.getOrDefault(folder, signature()) + "\n" + address;
    try {
      sign(channel.orElseThrow(), signature);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the store's folder " + folder, e);
    }
    OPEN_HERE.put(folder, signature);
  }

  private static void sign(FileChannel channel, String signature) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(signature.getBytes(StandardCharsets.UTF_8)), 0);
  }

  private static StoreInUseException inUse(Path folder, String holder, String remark) {
    List<String> lines = holder.lines().toList();
    String named = (lines.isEmpty() ? "another" : lines.get(0)) + remark;
    return new StoreInUseException(
        "The store in "
            + folder
            + " is open already, by "
            + named
            + ". One process at a time may use it: stop that one, or choose another folder.",
        named,
        lines.size() > 1 ? lines.get(1) : null);
  }

  private static String signature() {
    return "process "
        + ProcessHandle.current().pid()
        + " since "
        + Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public void close() {
    try {
      if (channel.isPresent()) {
        channel.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unlock the store's folder", e);
    } finally {
      OPEN_HERE.remove(folder);
    }
  }
}

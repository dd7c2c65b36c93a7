package socai.embedded.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
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
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes the lock, or says who has it.
   *
   * @throws StoreInUseException if another process, or this one, has the folder open
   */
  static FolderLock take(Path folder) {
    try {
      Path real = folder.toRealPath();
      String own = signature();
      String holder = OPEN_HERE.putIfAbsent(real, own);
      if (holder != null) {
        throw inUse(real, holder, ", which is this one");
      }
      try {
        return lock(real, own);
      } catch (IOException | RuntimeException e) {
        OPEN_HERE.remove(real);
        throw e;
      }
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
    FolderLock taken = new FolderLock(folder, channel);
    taken.sign(signature);
    return taken;
  }

  /** Adds for whoever comes second where this opener can be asked. */
  void announce(String address) {
    String signature = OPEN_HERE.getOrDefault(folder, signature()) + "\n" + address;
    try {
      sign(signature);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the store's folder " + folder, e);
    }
    OPEN_HERE.put(folder, signature);
  }

  private void sign(String signature) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(signature.getBytes(StandardCharsets.UTF_8)), 0);
  }

  private static StoreInUseException inUse(Path folder, String holder, String remark) {
    List<String> lines = holder.lines().toList();
    return new StoreInUseException(
        "The store in "
            + folder
            + " is open already, by "
            + (lines.isEmpty() ? "another" : lines.get(0))
            + remark
            + ". One process at a time may use it: stop that one, or choose another folder.",
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
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unlock the store's folder", e);
    } finally {
      OPEN_HERE.remove(folder);
    }
  }
}

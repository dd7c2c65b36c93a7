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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import socai.embedded.access.Login;
import socai.embedded.files.OwnersOnly;
import socai.embedded.report.StoreInUseException;

/**
 * One opener at a time. The system gives the lock back however its holder ends; the file also says
 * who holds it, for whoever comes second.
 */
final class FolderLock implements AutoCloseable {
  private static final String FILE = "opened-by";
  private static final int LONGEST = 4096;

  // The system drops a process's lock when the process closes *any* of its handles on the file. So
  // whoever comes second in this process is told from here, before it opens the file.
  private static final Map<Path, String> OPEN_HERE = new ConcurrentHashMap<>();

  private final Path folder;
  private final Optional<FileChannel> channel;
  private final boolean forWriting;
  private final Login login;

  private FolderLock(Path folder, Optional<FileChannel> channel, boolean forWriting, Login login) {
    this.folder = folder;
    this.channel = channel;
    this.forWriting = forWriting;
    this.login = login;
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
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            OwnersOnly.ofFile());
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw inUse(folder, Files.readString(file), "");
    }
    boolean wasOpen = OwnersOnly.tighten(file);
    Login login = wasOpen ? Login.atRandom() : keptIn(channel).orElseGet(Login::atRandom);
    sign(channel, signature, "", login);
    return new FolderLock(folder, Optional.of(channel), true, login);
  }

  private static FolderLock lockToLook(Path folder, String signature) throws IOException {
    Path file = folder.resolve(FILE);
    if (Files.notExists(file)) {
      return new FolderLock(folder, Optional.empty(), false, Login.atRandom());
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true);
    if (lock == null) {
      channel.close();
      throw inUse(folder, Files.readString(file), "");
    }
    return new FolderLock(folder, Optional.of(channel), false, Login.atRandom());
  }

  /**
   * The one of whoever had it last, so that who was told it need not be told again. Read by the
   * handle that has the lock: to close another one would give the lock up.
   */
  private static Optional<Login> keptIn(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {
      // reads on
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
        .lines()
        .skip(2)
        .findFirst()
        .filter(Login::isSecret)
        .map(Login::new);
  }

  /** Who may ask whoever has the folder. */
  Login login() {
    return login;
  }

  /** Whether its holder may change the store. */
  boolean isForWriting() {
    return forWriting;
  }

  /** Adds for whoever comes second where this opener can be asked. */
  void announce(String address) {
    String signature = OPEN_HERE.getOrDefault(folder, signature());
    try {
      sign(channel.orElseThrow(), signature, address, login);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the store's folder " + folder, e);
    }
    OPEN_HERE.put(folder, signature + "\n" + address);
  }

  /** Who it is; where they can be asked, once they say so; and the secret. */
  private static void sign(FileChannel channel, String signature, String address, Login login)
      throws IOException {
    String lines = String.join("\n", signature, address, login.secret(), "");
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8)), 0);
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
        lines.size() > 1 && !lines.get(1).isEmpty() ? lines.get(1) : null);
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

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import socai.proof.note.KeyType;
import socai.proof.note.MalformedNoteException;
import socai.proof.note.SignedNote;
import socai.proof.note.SigningKey;

/**
 * What the notary keeps outside the ledger's database, in files that nobody but their owner may
 * read: its signing key, the last checkpoint it signed, and how far it has checked. An old backup
 * of the database cannot take back the latter two.
 */
public final class KeyFolder {
  private static final String KEY = "notary.key";
  private static final String NEXT_KEY = "notary.key.next";
  private static final String LAST = "last-checkpoint";
  private static final String PASSES = "last-check";
  private static final String STOPPED = "stopped";
  private static final String HANDOVER = "handover-";
  private static final boolean HAS_OWNERS =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path folder;
  private final String origin;

  /**
   * @param folder made if it is not there
   * @param origin the name of the log, and of its keys
   * @throws UncheckedIOException if it cannot be made
   */
  public KeyFolder(Path folder, String origin) {
    this.folder = folder;
    this.origin = origin;
    try {
      Files.createDirectories(folder, ownersOnly("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of the log. */
  public String origin() {
    return origin;
  }

  /**
   * The key, made now if there is none yet.
   *
   * @throws UncheckedIOException if it can be neither read nor made
   * @throws socai.proof.note.MalformedNoteException if what is there is no key, or another log's
   */
  public SigningKey key() {
    return key(KeyType.NOTE);
  }

  /** The same for a key of {@code type}. */
  public SigningKey key(KeyType type) {
    Path file = folder.resolve(KEY);
    try {
      if (!Files.exists(file)) {
        Path made = written("." + KEY + "-", SigningKey.make(origin, type).secret());
        try {
          Files.createLink(file, made); // whole or not at all, and never over another's
        } catch (FileAlreadyExistsException other) {
          // A process beside this one was quicker: its key is the log's.
        } finally {
          Files.delete(made);
        }
      }
      SigningKey key = SigningKey.parse(Files.readString(file));
      if (!key.verifierKey().name().equals(origin)) {
        throw new MalformedNoteException(
            "the key in " + folder + " is that of the log " + key.verifierKey().name());
      }
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last checkpoint that was signed here; empty if none was. */
  Optional<SignedNote> last() {
    return read(LAST).map(SignedNote::parse);
  }

  /** Remembers {@code checkpoint}; on disk when it returns. */
  void remember(SignedNote checkpoint) {
    replace(LAST, checkpoint.toString());
  }

  /** How far the ledger was checked, as it was last told; empty if it never was. */
  Optional<String> passes() {
    return read(PASSES);
  }

  /** Remembers how far the ledger was checked; on disk when it returns. */
  void rememberPasses(String passes) {
    replace(PASSES, passes);
  }

  /** Why nothing may be signed with this key; empty if it may. */
  Optional<String> stop() {
    return read(STOPPED);
  }

  /** Remembers that nothing may be signed; on disk when it returns. */
  void rememberStop(String why) {
    replace(STOPPED, why);
  }

  /** It may be signed again. */
  void forgetStop() {
    try {
      Files.deleteIfExists(folder.resolve(STOPPED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<String> read(String name) {
    try {
      return Optional.of(Files.readString(folder.resolve(name)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes a new key; the old one hands over to it in a note that both sign, and is gone.
   *
   * @return the note
   */
  public SignedNote rotate() {
    SigningKey old = key();
    SigningKey next = SigningKey.make(origin, KeyType.NOTE);
    int number = handovers().size() + 1;
    SignedNote note = Handover.note(origin, number, old, next);
    replace(HANDOVER + number, note.toString());
    replace(NEXT_KEY, next.secret());
    move(folder.resolve(NEXT_KEY), KEY);
    return note;
  }

  /** How the key came to be the log's: each change of keys, the first one first. */
  List<Handover> handovers() {
    String current = key().verifierKey().toString();
    List<Handover> all = new ArrayList<>();
    try {
      for (int number = 1; Files.exists(folder.resolve(HANDOVER + number)); number++) {
        all.add(Handover.parse(Files.readString(folder.resolve(HANDOVER + number))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int last = all.size() - 1;
    if (last >= 0 && !all.get(last).next().toString().equals(current)) {
      all.remove(last); // broken off before the new key was in place
    }
    return all;
  }

  private void replace(String name, String content) {
    try {
      move(written("." + name + "-", content), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void move(Path from, String name) {
    try {
      Files.move(
          from,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      if (HAS_OWNERS) {
        try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
          entry.force(true); // the new name is on disk as well
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path written(String name, String content) throws IOException {
    Path file = Files.createTempFile(folder, name, "", ownersOnly("rw-------"));
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
}

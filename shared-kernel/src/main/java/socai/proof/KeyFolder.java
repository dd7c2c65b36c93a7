package socai.proof;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import socai.proof.note.Checkpoint;
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
  private static final String LAST = "last-checkpoint";
  private static final String LOST = "lost-checkpoint-";
  private static final String PASSES = "last-check";
  private static final String STOPPED = "stopped";
  private static final String HANDOVER = "handover-";

  /** The size is in the name, so that none takes the place of a larger one. */
  private static final Pattern SIGNED = Pattern.compile(LAST + "(?:-([1-9][0-9]{0,17}))?");

  private final SyncedFolder files;
  private final String origin;

  /**
   * @param folder made if it is not there
   * @param origin the name of the log, and of its keys
   * @throws UncheckedIOException if it cannot be made
   */
  public KeyFolder(Path folder, String origin) {
    this.files = new SyncedFolder(folder);
    this.origin = origin;
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
    if (files.read(KEY).isEmpty()) {
      files.writeFirst(KEY, SigningKey.make(origin, type).secret());
    }
    SigningKey key = SigningKey.parse(files.read(KEY).orElseThrow());
    if (!key.verifierKey().name().equals(origin)) {
      throw new MalformedNoteException(
          "the key in " + files + " is that of the log " + key.verifierKey().name());
    }
    return key;
  }

  /** The largest checkpoint that was signed here; empty if none was. */
  Optional<SignedNote> last() {
    Optional<Remembered> largest = largest();
    while (largest.isPresent()) {
      Optional<String> note = files.read(largest.get().name());
      if (note.isPresent()) {
        return note.map(SignedNote::parse);
      }
      largest = largest(); // a process beside this one has signed a larger one meanwhile
    }
    return Optional.empty();
  }

  /**
   * Remembers {@code checkpoint}, though not in place of a larger one; on disk when it returns.
   *
   * @throws DiffersException if another one of its size was signed
   */
  void remember(SignedNote checkpoint) {
    Checkpoint signed = Checkpoint.parse(checkpoint.text());
    String name = LAST + "-" + signed.size();
    files.writeFirst(name, checkpoint.toString());
    if (files
        .read(name)
        .map(note -> Checkpoint.parse(SignedNote.parse(note).text()))
        .filter(other -> !other.equals(signed))
        .isPresent()) {
      throw new DiffersException(Difference.ROOT, signed.size());
    }
    long largest = largest().map(Remembered::size).orElse(0L);
    remembered().stream()
        .filter(one -> one.size() < largest)
        .forEach(one -> files.delete(one.name()));
  }

  /**
   * What was signed beyond the ledger is lost for good: the largest checkpoint is kept under
   * another name, and it may be signed again from where the ledger ends.
   */
  void forgetLost() {
    largest()
        .ifPresent(
            lost ->
                files.read(lost.name()).ifPresent(note -> files.write(LOST + lost.size(), note)));
    remembered().forEach(one -> files.delete(one.name()));
    files.delete(PASSES);
    files.delete(STOPPED);
  }

  private record Remembered(String name, long size) {}

  private Optional<Remembered> largest() {
    return remembered().stream().max(Comparator.comparing(Remembered::size));
  }

  private List<Remembered> remembered() {
    List<Remembered> all = new ArrayList<>();
    for (String name : files.names()) {
      Matcher signed = SIGNED.matcher(name);
      if (signed.matches()) {
        Optional.ofNullable(signed.group(1))
            .map(Long::valueOf)
            .or(() -> files.read(name).map(KeyFolder::sizeOf))
            .ifPresent(size -> all.add(new Remembered(name, size)));
      }
    }
    return all;
  }

  private static long sizeOf(String note) {
    return Checkpoint.parse(SignedNote.parse(note).text()).size();
  }

  /** How far the ledger was checked, as it was last recorded; empty if it never was. */
  Optional<String> passes() {
    return files.read(PASSES);
  }

  /** Remembers how far the ledger was checked; on disk when it returns. */
  void rememberPasses(String passes) {
    files.write(PASSES, passes);
  }

  /** Why nothing may be signed with this key; empty if it may. */
  Optional<String> stop() {
    return files.read(STOPPED);
  }

  /** Remembers that nothing may be signed; on disk when it returns. */
  void rememberStop(String why) {
    files.write(STOPPED, why);
  }

  /** It may be signed again. */
  void forgetStop() {
    files.delete(STOPPED);
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
    files.write(HANDOVER + number, note.toString());
    files.write(KEY, next.secret());
    return note;
  }

  /** How the key came to be the log's: each change of keys, the first one first. */
  List<Handover> handovers() {
    String current = key().verifierKey().toString();
    List<Handover> all = new ArrayList<>();
    Optional<String> note = files.read(HANDOVER + 1);
    while (note.isPresent()) {
      all.add(Handover.parse(note.get()));
      note = files.read(HANDOVER + (all.size() + 1));
    }
    int last = all.size() - 1;
    if (last >= 0 && !all.get(last).next().toString().equals(current)) {
      all.remove(last); // broken off before the new key was in place
    }
    return all;
  }
}

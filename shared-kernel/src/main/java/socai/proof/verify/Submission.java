package socai.proof.verify;

import java.util.Arrays;
import java.util.List;

/** A checkpoint that is to be witnessed, with what shows that it extends an earlier one. */
public final class Submission {
  private final long old;
  private final List<byte[]> path;
  private final String note;

  private Submission(long old, List<byte[]> path, String note) {
    this.old = old;
    this.path = path;
    this.note = note;
  }

  /**
   * Reads a request of C2SP's tlog-witness.
   *
   * @throws NotVerifiedException if it is not spelled as one
   */
  public static Submission parse(byte[] body) throws NotVerifiedException {
    ProofFile file = new ProofFile(body);
    long old = file.number("old ");
    List<byte[]> path = file.hashes();
    String note = file.rest();
    CheckpointNote.parse(Note.parse(note).text(), 0);
    return new Submission(old, path, note);
  }

  /** The size that it is said to extend. */
  public long old() {
    return old;
  }

  /** The note as it was sent. */
  public String note() {
    return note;
  }

  /** The signed text of the note. */
  public String text() {
    return note.substring(0, note.lastIndexOf("\n\n") + 1);
  }

  /** Which log it says to be. */
  public String origin() {
    return note.substring(0, note.indexOf('\n'));
  }

  /** Whether the earlier size is not above the one that is said to extend it. */
  public boolean isAscending() {
    return old <= Long.parseLong(text().lines().skip(1).findFirst().orElseThrow());
  }

  /**
   * The checkpoint, if {@code trust} has signed it.
   *
   * @throws NotVerifiedException if not
   */
  public CheckpointNote checkpoint(Trust trust) throws NotVerifiedException {
    return trust.checkpoint(note);
  }

  /** Whether {@code later}, which was submitted, follows on nothing at all. */
  public boolean beginsWith(CheckpointNote later) {
    boolean empty = later.size() == 0;
    return old == 0
        && path.isEmpty()
        && (!empty || Arrays.equals(later.rootBytes(), new Sha256().ofNothing()));
  }

  /** Whether {@code later}, which was submitted, is shown to extend {@code held}. */
  public boolean isShownToExtend(CheckpointNote held, CheckpointNote later) {
    return isShownToExtend(held.size(), held.rootBytes(), later);
  }

  /** The same for a ledger that had {@code root} at {@code size}. */
  boolean isShownToExtend(long size, byte[] root, CheckpointNote later) {
    return size == old && new Merkle().prolongs(old, root, later.size(), later.rootBytes(), path);
  }
}

package socai.proof.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An export of the ledger while it is verified: read once from the first byte to the last, never
 * held as a whole.
 *
 * <p>Its first line is the header. The lines follow in the order of their positions, and before
 * those of each tile stands one line with the hashes that the log has kept of them: the first line
 * that is not the one that was signed is found by them, and they themselves by the checkpoint.
 */
public final class ExportFile {
  private static final int TILE = 256;
  private static final byte[] LEAVES = "{\"socai.leaves\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER_BYTES = 1 << 20;

  private final LineReader lines;
  private final ExportHeader header;
  private final CheckpointNote checkpoint;
  private final Sha256 sha = new Sha256();
  private final Subtrees tree = new Subtrees();
  private byte[] leaves = new byte[0];
  private int nextLeaf;

  /** The position of the last line that was read, or of the last before the first. */
  private long reached;

  private ExportFile(LineReader lines, ExportHeader header, CheckpointNote checkpoint) {
    this.lines = lines;
    this.header = header;
    this.checkpoint = checkpoint;
    this.reached = header.after();
  }

  /**
   * Verifies what {@code in} yields.
   *
   * @param held a checkpoint that the auditor has kept, or a statement with one: the ledger must
   *     have been as it says
   * @throws NotVerifiedException at the first line that is not as it was signed
   */
  public static Exported verify(InputStream in, Trust trust, Optional<byte[]> held)
      throws NotVerifiedException, IOException {
    History history = new History(trust, held.stream().toList());
    history.add(in);
    return history.end();
  }

  /** Reads the first line of what {@code in} yields. */
  static ExportFile begin(InputStream in, Trust trust) throws NotVerifiedException, IOException {
    LineReader lines = new LineReader(in);
    ExportHeader header = header(lines);
    CheckpointNote checkpoint = trust.checkpoint(header.checkpoint());
    if (!trust.holds(header.key(), header.checkpoint())) {
      throw new NotVerifiedException(Flaw.OTHER_KEY, 0);
    }
    if (header.after() > header.through() || header.through() > checkpoint.size()) {
      throw new NotVerifiedException(Flaw.MALFORMED, 0);
    }
    ExportFile begun = new ExportFile(lines, header, checkpoint);
    begun.add(header.left(), header.after());
    return begun;
  }

  /** By which it is verified. */
  CheckpointNote checkpoint() {
    return checkpoint;
  }

  /** The position of the last line that was read; before the first, the one before that. */
  long reached() {
    return reached;
  }

  /** The root that the ledger had with the line that was read last. */
  byte[] root() {
    return tree.root();
  }

  /** Whether it goes to its end, and has not been broken off. */
  boolean isWhole() {
    return reached == header.through();
  }

  /** What was read of it. */
  Exported shown() {
    return new Exported(header.after(), reached, checkpoint);
  }

  /**
   * Reads the next line.
   *
   * @return false if there is none, because this is its end or it was broken off here
   * @throws NotVerifiedException if it is not the one that was signed, or at the end, if all of
   *     them are not
   */
  boolean next() throws NotVerifiedException, IOException {
    if (isWhole()) {
      end();
      return false;
    }
    long position = reached + 1;
    if (nextLeaf == leaves.length) {
      if (!read(position)) {
        return false;
      }
      long beforeNextTile = TILE - reached % TILE;
      leaves(position, (int) Math.min(beforeNextTile, header.through() - reached));
    }
    if (!read(position)) {
      return false;
    }
    line(position);
    reached = position;
    return true;
  }

  /** Reads on until the line of {@code size} was read, or there are no more. */
  void readTo(long size) throws NotVerifiedException, IOException {
    boolean more = true;
    while (more && reached < size) {
      more = next();
    }
  }

  private void end() throws NotVerifiedException, IOException {
    if (lines.next() != LineReader.Read.END) {
      throw new NotVerifiedException(Flaw.TOO_LONG, header.through() + 1);
    }
    Subtrees whole = tree.copy();
    add(header.right(), checkpoint.size(), whole);
    if (!Arrays.equals(whole.root(), checkpoint.rootBytes())) {
      throw new NotVerifiedException(Flaw.ROOT_DIFFERS);
    }
  }

  private static ExportHeader header(LineReader lines) throws NotVerifiedException, IOException {
    LineReader.Read read = lines.next();
    if (read != LineReader.Read.LINE) {
      throw new NotVerifiedException(
          read == LineReader.Read.TOO_LONG ? Flaw.MALFORMED : Flaw.TRUNCATED, 0);
    }
    if (lines.length() > HEADER_BYTES) {
      throw new NotVerifiedException(Flaw.MALFORMED, 0);
    }
    return ExportHeader.parse(ProofFile.text(lines.line()));
  }

  private void add(List<byte[]> roots, long size) throws NotVerifiedException {
    add(roots, size, tree);
  }

  /** Appends the fewest perfect subtrees that lead to {@code size}. */
  private static void add(List<byte[]> roots, long size, Subtrees tree)
      throws NotVerifiedException {
    for (byte[] root : roots) {
      long begun = tree.size();
      int height = begun == 0 ? Long.SIZE - 2 : Long.numberOfTrailingZeros(begun);
      while (height >= 0 && 1L << height > size - begun) {
        height--;
      }
      if (height < 0) {
        throw new NotVerifiedException(Flaw.MALFORMED, 0);
      }
      tree.add(root, height);
    }
    if (tree.size() != size) {
      throw new NotVerifiedException(Flaw.MALFORMED, 0);
    }
  }

  private void line(long position) throws NotVerifiedException {
    byte[] leaf = sha.leaf(lines.buffer(), lines.offset(), lines.length());
    if (!Arrays.equals(leaf, 0, Sha256.BYTES, leaves, nextLeaf, nextLeaf + Sha256.BYTES)) {
      throw new NotVerifiedException(Flaw.LINE_DIFFERS, position);
    }
    if (!JsonLine.hasOneReading(lines.buffer(), lines.offset(), lines.length())) {
      throw new NotVerifiedException(Flaw.AMBIGUOUS, position);
    }
    nextLeaf += Sha256.BYTES;
    tree.add(leaf, 0);
  }

  /** Whether there is a whole line. */
  private boolean read(long position) throws NotVerifiedException, IOException {
    LineReader.Read read = lines.next();
    if (read == LineReader.Read.TOO_LONG) {
      throw new NotVerifiedException(Flaw.LINE_TOO_LONG, position);
    }
    return read == LineReader.Read.LINE;
  }

  private void leaves(long position, int count) throws NotVerifiedException {
    int end = lines.offset() + lines.length() - 2;
    boolean spelled =
        lines.length() > LEAVES.length + 2
            && Arrays.equals(
                lines.buffer(),
                lines.offset(),
                lines.offset() + LEAVES.length,
                LEAVES,
                0,
                LEAVES.length)
            && lines.buffer()[end] == '"'
            && lines.buffer()[end + 1] == '}';
    Optional<byte[]> read =
        spelled
            ? Base64Text.decode(
                new String(
                    lines.buffer(),
                    lines.offset() + LEAVES.length,
                    end - lines.offset() - LEAVES.length,
                    StandardCharsets.ISO_8859_1))
            : Optional.empty();
    if (read.isEmpty() || read.get().length != count * Sha256.BYTES) {
      throw new NotVerifiedException(Flaw.MALFORMED, position);
    }
    leaves = read.get();
    nextLeaf = 0;
  }
}

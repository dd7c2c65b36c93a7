package socai.proof.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  private final Trust trust;
  private final Optional<CheckpointNote> held;
  private final Sha256 sha = new Sha256();
  private final Subtrees tree = new Subtrees();
  private byte[] leaves = new byte[0];
  private int nextLeaf;

  private ExportFile(InputStream in, Trust trust, Optional<CheckpointNote> held) {
    this.lines = new LineReader(in);
    this.trust = trust;
    this.held = held;
  }

  /**
   * Verifies what {@code in} yields.
   *
   * @param held a checkpoint that the auditor has kept, or a statement with one: the export must
   *     begin as it says; it can be held only against an export that begins with the first line
   * @throws NotVerifiedException at the first line that is not as it was signed
   */
  public static Exported verify(InputStream in, Trust trust, Optional<byte[]> held)
      throws NotVerifiedException, IOException {
    Optional<CheckpointNote> kept = Optional.empty();
    if (held.isPresent()) {
      kept = Optional.of(ProofFile.heldBy(held.get(), trust));
    }
    return new ExportFile(in, trust, kept).verify();
  }

  private Exported verify() throws NotVerifiedException, IOException {
    ExportHeader header = header();
    CheckpointNote checkpoint = trust.checkpoint(header.checkpoint());
    if (!trust.holds(header.key(), header.checkpoint())) {
      throw new NotVerifiedException(Finding.OTHER_KEY, 0);
    }
    compareSizes(header, checkpoint);
    add(header.left(), header.after());
    @Nullable CheckpointNote earlier = held.orElse(null);
    for (long position = header.after() + 1; position <= header.through(); position++) {
      line(position, Math.min(TILE - (position - 1) % TILE, header.through() - position + 1));
      if (earlier != null && earlier.size() == position) {
        compare(earlier);
      }
    }
    if (lines.next() != LineReader.Read.END) {
      throw new NotVerifiedException(Finding.TOO_LONG, header.through() + 1);
    }
    add(header.right(), checkpoint.size());
    if (!Arrays.equals(tree.root(), checkpoint.rootBytes())) {
      throw new NotVerifiedException(Finding.ROOT_DIFFERS);
    }
    return new Exported(header.after(), header.through(), checkpoint);
  }

  private ExportHeader header() throws NotVerifiedException, IOException {
    LineReader.Read read = lines.next();
    if (read != LineReader.Read.LINE) {
      throw new NotVerifiedException(
          read == LineReader.Read.TOO_LONG ? Finding.MALFORMED : Finding.TRUNCATED, 0);
    }
    if (lines.length() > HEADER_BYTES) {
      throw new NotVerifiedException(Finding.MALFORMED, 0);
    }
    return ExportHeader.parse(ProofFile.text(lines.line()));
  }

  private void compareSizes(ExportHeader header, CheckpointNote checkpoint)
      throws NotVerifiedException {
    if (header.after() > header.through() || header.through() > checkpoint.size()) {
      throw new NotVerifiedException(Finding.MALFORMED, 0);
    }
    if (held.isPresent()) {
      if (!held.get().origin().equals(checkpoint.origin())) {
        throw new NotVerifiedException(Finding.OTHER_LOG);
      }
      if (header.after() > 0) {
        throw new NotVerifiedException(Finding.NOT_FROM_THE_FIRST);
      }
      if (held.get().size() > header.through()) {
        throw new NotVerifiedException(Finding.OLDER_THAN_HELD, header.through() + 1);
      }
      if (held.get().size() == 0) {
        compare(held.get());
      }
    }
  }

  private void compare(CheckpointNote earlier) throws NotVerifiedException {
    if (!Arrays.equals(tree.root(), earlier.rootBytes())) {
      throw new NotVerifiedException(Finding.NOT_THE_HELD_ONE, earlier.size());
    }
  }

  /** Appends the fewest perfect subtrees that lead to {@code size}. */
  private void add(List<byte[]> roots, long size) throws NotVerifiedException {
    for (byte[] root : roots) {
      long begun = tree.size();
      int height = begun == 0 ? Long.SIZE - 2 : Long.numberOfTrailingZeros(begun);
      while (height >= 0 && 1L << height > size - begun) {
        height--;
      }
      if (height < 0) {
        throw new NotVerifiedException(Finding.MALFORMED, 0);
      }
      tree.add(root, height);
    }
    if (tree.size() != size) {
      throw new NotVerifiedException(Finding.MALFORMED, 0);
    }
  }

  private void line(long position, long beforeNextTile) throws NotVerifiedException, IOException {
    if (nextLeaf == leaves.length) {
      read(position);
      leaves(position, (int) beforeNextTile);
    }
    read(position);
    byte[] leaf = sha.leaf(lines.buffer(), lines.offset(), lines.length());
    if (!Arrays.equals(leaf, 0, Sha256.BYTES, leaves, nextLeaf, nextLeaf + Sha256.BYTES)) {
      throw new NotVerifiedException(Finding.LINE_DIFFERS, position);
    }
    nextLeaf += Sha256.BYTES;
    tree.add(leaf, 0);
  }

  private void read(long position) throws NotVerifiedException, IOException {
    switch (lines.next()) {
      case LINE -> {
        return;
      }
      case TOO_LONG -> throw new NotVerifiedException(Finding.LINE_TOO_LONG, position);
      case END, BROKEN_OFF -> throw new NotVerifiedException(Finding.TRUNCATED, position);
    }
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
      throw new NotVerifiedException(Finding.MALFORMED, position);
    }
    leaves = read.get();
    nextLeaf = 0;
  }
}

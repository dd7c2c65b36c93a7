package socai.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import socai.ledger.Entry;
import socai.ledger.Ledger;
import socai.proof.tree.Hash;
import socai.proof.tree.Tile;
import socai.proof.tree.TileId;

/**
 * Writes the ledger, or a range of it, so that it can be verified by itself: a first line with the
 * checkpoint, the verifier key and the hashes of what comes before and after; then the stored
 * lines, byte for byte, and before those of each tile a line with the hashes that the log has kept
 * of them. All lines are JSON. Safe for use by many threads.
 */
public final class LedgerExport {
  private static final int BATCH = 1_000;

  private final Ledger ledger;
  private final TransparencyLog log;

  /** Exports from {@code ledger} what {@code log} has signed. */
  public LedgerExport(Ledger ledger, TransparencyLog log) {
    this.ledger = ledger;
    this.log = log;
  }

  /**
   * An export that is decided and not written yet.
   *
   * @param after the position before its first line
   * @param through the position of its last line
   * @param header its first line, without the line break
   */
  public record Plan(long after, long through, String header) {}

  /**
   * Decides what to write. An export that was broken off goes on where it ended when it is asked
   * for the rest with the same size. Four reads.
   *
   * @param after the position before the first line
   * @param through the position of the last line; the checkpoint's size, where empty
   * @param size by the smallest checkpoint of at least this size; by the largest, where empty
   * @throws socai.problem.RefusedException if no such checkpoint was signed yet, or the range is
   *     not in it
   */
  public Plan plan(long after, Optional<Long> through, Optional<Long> size) {
    SignedCheckpoint signed =
        size.map(log::covering)
            .orElseGet(log::latest)
            .orElseThrow(ProofRefusal.NOT_SIGNED_YET::refused);
    long last = signed.checkpoint().size();
    long until = through.orElse(last);
    boolean behindTheLog = through.isEmpty() && size.isEmpty() && after > last;
    if (until > last || behindTheLog) {
      throw ProofRefusal.NOT_SIGNED_YET.refused();
    }
    if (after > until) {
      throw ProofRefusal.SIZES.refused();
    }
    String key =
        log.keys().stream()
            .map(LogKey::key)
            .filter(signed.note()::isSignedBy)
            .findFirst()
            .orElseThrow(() -> ProofRefusal.stopped(Difference.KEY, last))
            .toString();
    String header =
        String.format(
            Locale.ROOT,
            "{\"socai.export\":1,\"after\":%d,\"through\":%d,\"key\":%s,\"checkpoint\":%s,",
            after,
            until,
            quoted(key),
            quoted(signed.note().toString()));
    return new Plan(
        after,
        until,
        header
            + "\"left\":"
            + list(log.subtrees(0, after))
            + ",\"right\":"
            + list(log.subtrees(until, last))
            + "}");
  }

  /**
   * Writes the first line of {@code plan} and then all others. Costs one look for each tile besides
   * reading the lines.
   *
   * @throws socai.problem.RefusedException if the tree or the ledger has not all of it any more;
   *     what is written so far does not verify
   */
  public void write(Plan plan, OutputStream out) throws IOException {
    line(plan.header().getBytes(StandardCharsets.UTF_8), out);
    writeLines(plan, plan.after(), out);
  }

  /** Writes the lines of {@code plan} after {@code after}, with the hashes that belong to them. */
  public void writeLines(Plan plan, long after, OutputStream out) throws IOException {
    long position = after;
    while (position < plan.through()) {
      for (Entry entry : read(position, plan.through())) {
        position++;
        if (position == plan.after() + 1 || (position - 1) % TileId.WIDTH == 0) {
          line(leaves(position, plan.through()), out);
        }
        line(entry.bytes(), out);
      }
    }
  }

  private List<Entry> read(long after, long through) {
    try {
      int limit = (int) Math.min(BATCH, through - after);
      List<Entry> entries = UpToTheGap.read(ledger, after, limit);
      if (!entries.isEmpty()) {
        return entries;
      }
    } catch (DiffersException gap) {
      throw ProofRefusal.stopped(gap.difference(), gap.position());
    }
    throw ProofRefusal.stopped(Difference.SHORTER, after + 1);
  }

  private byte[] leaves(long position, long through) {
    long index = position - 1;
    TileId id = new TileId(0, index / TileId.WIDTH);
    int from = (int) (index % TileId.WIDTH);
    int to = (int) Math.min(TileId.WIDTH, from + through - index);
    Tile tile =
        log.tile(id)
            .filter(kept -> kept.width() >= to)
            .orElseThrow(() -> ProofRefusal.stopped(Difference.TREE, position));
    byte[] hashes = Arrays.copyOfRange(tile.bytes(to), from * Hash.BYTES, to * Hash.BYTES);
    return ("{\"socai.leaves\":\"" + Base64.getEncoder().encodeToString(hashes) + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void line(byte[] line, OutputStream out) throws IOException {
    out.write(line);
    out.write('\n');
  }

  private static String list(List<Hash> hashes) {
    return hashes.stream()
        .map(hash -> "\"" + hash.base64() + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String quoted(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return "\"" + escaped + "\"";
  }
}

package socai.proof;

import com.mongodb.client.MongoDatabase;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import socai.ledger.Entry;
import socai.proof.note.NoteSignature;
import socai.proof.tree.Hash;
import socai.proof.tree.Leaves;
import socai.proof.tree.MissingTileException;
import socai.proof.tree.Tile;
import socai.proof.tree.TileId;
import socai.proof.tree.TiledTree;

/**
 * What has been published of the ledger's tree: checkpoints, tiles, and the proofs that follow from
 * them. Reads tiles that are there; computes no hash of any line. Safe for use by many threads.
 */
public final class TransparencyLog {
  private static final String PROOF_FORMAT = "c2sp.org/tlog-proof@v1\n";

  private final MongoCheckpoints checkpoints;
  private final MongoTiles tiles;
  private final MongoKeys keys;
  private final TiledTree tree;
  private final StopSign sign;

  /** The log in the ledger's {@code database}. */
  public TransparencyLog(MongoDatabase database) {
    checkpoints = new MongoCheckpoints(database);
    tiles = new MongoTiles(database);
    keys = new MongoKeys(database);
    tree = new TiledTree(tiles);
    sign = new StopSign(database);
  }

  /** The largest checkpoint; empty before the first. One read. */
  public Optional<SignedCheckpoint> latest() {
    return checkpoints.latest();
  }

  /** Why a notary of this log, of whatever process, has stopped; empty if none has. One read. */
  public Optional<DiffersException> stopped() {
    return sign.seen();
  }

  /** The smallest checkpoint of at least {@code size}; empty if none was signed yet. One read. */
  public Optional<SignedCheckpoint> covering(long size) {
    return checkpoints.covering(size);
  }

  /**
   * Adds to {@code signed} what witnesses have signed of it; they are served with it from now on.
   */
  public void cosigned(SignedCheckpoint signed, List<NoteSignature> cosignatures) {
    checkpoints.cosigned(signed.checkpoint().size(), cosignatures);
  }

  /** The keys that have signed, the first one first. */
  public List<LogKey> keys() {
    return keys.all();
  }

  /** The tile, as far as it is there; empty if none of it is. One read. */
  public Optional<Tile> tile(TileId id) {
    return Optional.ofNullable(tiles.read(Set.of(id)).get(id));
  }

  /**
   * Proves that {@code entry} is in the ledger, as a file of C2SP's tlog-proof with the line itself
   * as its extra data. Three reads at most.
   *
   * @param size the checkpoint to prove it by is the smallest of at least this many lines; the
   *     largest there is, where empty
   * @throws socai.problem.RefusedException if no such checkpoint was signed yet
   */
  public String proof(Entry entry, Optional<Long> size) {
    SignedCheckpoint signed =
        size.map(wanted -> Math.max(wanted, entry.position().value()))
            .map(checkpoints::covering)
            .orElseGet(checkpoints::latest)
            .filter(found -> found.checkpoint().size() >= entry.position().value())
            .orElseThrow(ProofRefusal.NOT_SIGNED_YET::refused);
    long index = entry.position().value() - 1;
    byte[] line = entry.bytes();
    return PROOF_FORMAT
        + "extra "
        + Base64.getEncoder().encodeToString(line)
        + "\nindex "
        + index
        + "\n"
        + lines(kept(() -> tree.inclusion(index, signed.checkpoint().size())))
        + "\n"
        + signed.note();
  }

  /**
   * Proves that a later checkpoint extends the ledger's first {@code old} lines: the hashes and the
   * checkpoint, as tlog-witness sends them. Two reads.
   *
   * @param size the later checkpoint is the smallest of at least this many lines; the largest there
   *     is, where empty
   * @throws socai.problem.RefusedException if no such checkpoint was signed yet, or {@code size} is
   *     less than {@code old}
   */
  public String consistency(long old, Optional<Long> size) {
    if (size.isPresent() && size.get() < old) {
      throw ProofRefusal.SIZES.refused();
    }
    SignedCheckpoint signed =
        size.map(checkpoints::covering)
            .orElseGet(checkpoints::latest)
            .filter(found -> found.checkpoint().size() >= old)
            .orElseThrow(ProofRefusal.NOT_SIGNED_YET::refused);
    return "old "
        + old
        + "\n"
        + lines(kept(() -> tree.consistency(old, signed.checkpoint().size())))
        + "\n"
        + signed.note();
  }

  /** The roots of the perfect subtrees that cover the lines of the given indexes. One read. */
  public List<Hash> subtrees(long from, long to) {
    return kept(() -> tree.subtrees(new Leaves(from, to)));
  }

  private static List<Hash> kept(Supplier<List<Hash>> asked) {
    try {
      return asked.get();
    } catch (MissingTileException e) {
      throw ProofRefusal.stopped(Difference.TREE, e.tile().firstLeaf() + 1);
    }
  }

  private static String lines(List<Hash> hashes) {
    return hashes.stream().map(hash -> hash.base64() + "\n").collect(Collectors.joining());
  }
}

package socai.proof;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import socai.ledger.Entry;
import socai.ledger.Ledger;
import socai.proof.note.MalformedNoteException;
import socai.proof.note.SignedNote;
import socai.proof.tree.GrowingTree;
import socai.proof.tree.Hash;
import socai.proof.tree.MissingTileException;
import socai.proof.tree.Tile;
import socai.proof.tree.TileId;

/**
 * Holds every line against its leaf in the tree, and the root that the lines have against every
 * checkpoint that was signed, from the first position on, as far as one wants at a time. Costs one
 * hash a line and about 25 hashes a checkpoint.
 */
final class LedgerCheck {
  private static final int BATCH = 1_000;

  private final Ledger ledger;
  private final MongoTiles tiles;
  private final MongoCheckpoints checkpoints;
  private final Predicate<SignedNote> ours;
  private final GrowingTree tree;
  private @Nullable Tile leaves;
  private @Nullable SignedCheckpoint next;

  /**
   * From the first position on.
   *
   * @param ours whether the log has signed a note
   */
  LedgerCheck(
      Ledger ledger, MongoTiles tiles, MongoCheckpoints checkpoints, Predicate<SignedNote> ours) {
    this(ledger, tiles, checkpoints, ours, new GrowingTree());
  }

  private LedgerCheck(
      Ledger ledger,
      MongoTiles tiles,
      MongoCheckpoints checkpoints,
      Predicate<SignedNote> ours,
      GrowingTree tree) {
    this.ledger = ledger;
    this.tiles = tiles;
    this.checkpoints = checkpoints;
    this.ours = ours;
    this.tree = tree;
  }

  /**
   * The same, when {@code checked} lines were looked at before. What the tiles have of those is
   * taken as it stands now: if it was changed since, the next checkpoint has another root.
   *
   * @throws DiffersException if the tiles do not reach so far
   */
  LedgerCheck resumedAt(long checked) {
    try {
      GrowingTree resumed = GrowingTree.of(checked, tiles.read(GrowingTree.needed(checked)));
      return new LedgerCheck(ledger, tiles, checkpoints, ours, resumed);
    } catch (MissingTileException e) {
      throw DiffersException.missing(Difference.TREE, e.tile().firstLeaf() + 1);
    }
  }

  /** How many lines it has looked at. */
  long checked() {
    return tree.size();
  }

  /**
   * Goes on for up to {@code lines}, and not beyond {@code size}.
   *
   * @throws DiffersException at the first that is not as it was signed
   */
  void advance(long lines, long size) {
    if (next == null) {
      next = checkpointAbove(tree.size());
    }
    long until = Math.min(size, tree.size() + lines);
    while (tree.size() < until) {
      int limit = (int) Math.min(BATCH, until - tree.size());
      List<Entry> entries = UpToTheGap.read(ledger, tree.size(), limit);
      if (entries.isEmpty()) {
        throw DiffersException.missing(Difference.SHORTER, tree.size() + 1);
      }
      entries.forEach(this::check);
    }
  }

  /**
   * Compares the tiles that are not full yet; for who has come to the last line.
   *
   * @throws DiffersException if one is not as the lines make it
   */
  void finish() {
    for (Tile computed : tree.unfinished()) {
      Tile kept = tiles.read(Set.of(computed.id())).get(computed.id());
      demandSame(computed, kept);
    }
  }

  private void check(Entry entry) {
    Hash leaf = Hash.ofLeaf(entry.bytes());
    int place = (int) (tree.size() % TileId.WIDTH);
    if (leaves == null || place == 0 || leaves.width() <= place) {
      TileId id = new TileId(0, tree.size() / TileId.WIDTH);
      leaves = tiles.read(Set.of(id)).get(id);
    }
    if (leaves == null || leaves.width() <= place) {
      throw DiffersException.missing(Difference.TREE, entry.position().value());
    }
    if (!leaves.hash(place).equals(leaf)) {
      throw new DiffersException(Difference.LINE, entry.position().value());
    }
    tree.add(leaf, this::compare);
    if (next != null && next.checkpoint().size() == tree.size()) {
      if (!next.checkpoint().root().equals(tree.root())) {
        throw new DiffersException(Difference.ROOT, tree.size());
      }
      next = checkpointAbove(tree.size());
    }
  }

  private void compare(Tile computed) {
    Tile kept =
        computed.id().level() == 0 ? leaves : tiles.read(Set.of(computed.id())).get(computed.id());
    demandSame(computed, kept);
  }

  private static void demandSame(Tile computed, @Nullable Tile kept) {
    long position = computed.id().firstLeaf() + 1;
    if (kept == null || kept.width() < computed.width()) {
      throw DiffersException.missing(Difference.TREE, position);
    }
    if (!kept.agreesWith(computed)) {
      throw new DiffersException(Difference.TREE, position);
    }
  }

  private @Nullable SignedCheckpoint checkpointAbove(long size) {
    try {
      Optional<SignedCheckpoint> above = checkpoints.above(size);
      if (above.isPresent() && !ours.test(above.get().note())) {
        throw new DiffersException(Difference.SIGNATURE, above.get().checkpoint().size());
      }
      return above.orElse(null);
    } catch (MalformedNoteException e) {
      DiffersException forged = new DiffersException(Difference.SIGNATURE, size + 1);
      forged.initCause(e);
      throw forged;
    }
  }
}

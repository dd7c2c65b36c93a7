package socai.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import socai.ledger.Entry;
import socai.ledger.Ledger;
import socai.proof.note.Checkpoint;
import socai.proof.tree.GrowingTree;
import socai.proof.tree.Hash;
import socai.proof.tree.MissingTileException;
import socai.proof.tree.Tile;

/** The tree over the ledger's lines while it grows; its tiles are written as it does. */
final class KeptTree {
  private static final int BATCH = 1_000;

  private final Ledger ledger;
  private final MongoTiles tiles;
  private final GrowingTree tree;
  private final Consumer<NotaryStep> died;

  /** The hash of the last line; null where it was not read here. */
  private @Nullable Hash last;

  private KeptTree(Ledger ledger, MongoTiles tiles, GrowingTree tree, Consumer<NotaryStep> died) {
    this.ledger = ledger;
    this.tiles = tiles;
    this.tree = tree;
    this.died = died;
  }

  /**
   * The tree of {@code size}, from the tiles.
   *
   * @throws DiffersException if they are not there
   */
  static KeptTree of(long size, Ledger ledger, MongoTiles tiles, Consumer<NotaryStep> died) {
    try {
      GrowingTree tree = GrowingTree.of(size, tiles.read(GrowingTree.needed(size)));
      return new KeptTree(ledger, tiles, tree, died);
    } catch (MissingTileException e) {
      throw DiffersException.missing(Difference.TREE, Math.max(1, size));
    }
  }

  long size() {
    return tree.size();
  }

  Checkpoint checkpoint(String origin) {
    return new Checkpoint(origin, tree.size(), tree.root());
  }

  /**
   * Takes in the lines up to {@code size} and writes the tiles; the line before them must still be
   * what it was.
   *
   * @throws DiffersException if it is not, or there are not so many lines
   */
  void growTo(long size) {
    while (tree.size() < size) {
      List<Tile> grown = new ArrayList<>();
      long known = tree.size();
      for (Entry entry : read(size)) {
        Hash leaf = Hash.ofLeaf(entry.bytes());
        if (entry.position().value() > known) {
          tree.add(leaf, grown::add);
          last = leaf;
        } else if (last != null && !leaf.equals(last)) {
          throw new DiffersException(Difference.LINE, known);
        }
      }
      if (tree.size() == known) {
        throw ledger.head().value() > known
            ? UpToTheGap.missing(known + 1)
            : DiffersException.missing(Difference.SHORTER, known + 1);
      }
      grown.addAll(tree.unfinished());
      died.accept(NotaryStep.LINES_READ);
      tiles.write(grown);
    }
  }

  private List<Entry> read(long size) {
    long after = Math.max(0, tree.size() - 1);
    return UpToTheGap.read(ledger, after, (int) Math.min(BATCH, size - after));
  }
}

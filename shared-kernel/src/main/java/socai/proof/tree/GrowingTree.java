package socai.proof.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A tree that grows leaf by leaf. It keeps its right edge only: at most one unfinished tile a
 * level. Not safe for use by several threads.
 */
public final class GrowingTree {
  private final List<byte[]> edge = new ArrayList<>();
  private long size;

  /** The empty tree. */
  public GrowingTree() {}

  /**
   * The tree of {@code size} whose unfinished tiles are among {@code tiles}, at least as wide as
   * {@code size} wants them.
   *
   * @throws MissingTileException if one is not
   */
  public static GrowingTree of(long size, Map<TileId, Tile> tiles) {
    GrowingTree tree = new GrowingTree();
    tree.size = size;
    for (TileId id : TileId.rightEdge(size)) {
      Tile tile = tiles.get(id);
      int width = id.width(size);
      if (tile == null || tile.width() < width) {
        throw new MissingTileException(id);
      }
      System.arraycopy(tile.bytes(width), 0, tree.level(id.level()), 0, width * Hash.BYTES);
    }
    return tree;
  }

  /** The tiles that {@link #of} needs. */
  public static List<TileId> needed(long size) {
    return TileId.rightEdge(size);
  }

  /** How many leaves it has. */
  public long size() {
    return size;
  }

  /** Adds a leaf by its hash; {@code finished} is handed each tile that became full with it. */
  public void add(Hash leaf, Consumer<Tile> finished) {
    Hash next = leaf;
    long index = size++;
    for (int level = 0; ; level++) {
      byte[] hashes = level(level);
      int place = (int) (index % TileId.WIDTH);
      next.copyTo(hashes, place * Hash.BYTES);
      if (place + 1 < TileId.WIDTH) {
        return;
      }
      index /= TileId.WIDTH;
      Tile full = new Tile(new TileId(level, index), hashes.clone());
      finished.accept(full);
      next = full.top();
    }
  }

  /** The tiles that are not full yet, from the leaves up. */
  public List<Tile> unfinished() {
    return TileId.rightEdge(size).stream().map(this::tile).toList();
  }

  /** The root. Costs some hundred hashes at most. */
  public Hash root() {
    Map<TileId, Tile> tiles =
        unfinished().stream().collect(Collectors.toMap(Tile::id, Function.identity()));
    return new Leaves(0, size)
        .hash(node -> Objects.requireNonNull(tiles.get(TileId.of(node))).hash(node));
  }

  private Tile tile(TileId id) {
    return new Tile(id, Arrays.copyOf(level(id.level()), id.width(size) * Hash.BYTES));
  }

  private byte[] level(int level) {
    while (edge.size() <= level) {
      edge.add(new byte[TileId.WIDTH * Hash.BYTES]);
    }
    return edge.get(level);
  }
}

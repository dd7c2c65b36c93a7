package socai.proof.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads hashes of a tree from its tiles, all that a question needs with one look. */
public final class TiledTree {
  /** Where tiles are kept. */
  @FunctionalInterface
  public interface Tiles {
    /** Those of {@code ids} that are there, in one look. */
    Map<TileId, Tile> read(Collection<TileId> ids);
  }

  private final Tiles tiles;

  /** The tree in {@code tiles}. */
  public TiledTree(Tiles tiles) {
    this.tiles = tiles;
  }

  /**
   * The siblings from leaf {@code index} up to the root of the first {@code size} leaves.
   *
   * @throws IllegalArgumentException if there is no such leaf
   * @throws MissingTileException if the tree has not been kept that far
   */
  public List<Hash> inclusion(long index, long size) {
    return hashes(Paths.inclusion(index, size));
  }

  /**
   * What shows that the first {@code size} leaves begin with the first {@code old}.
   *
   * @throws IllegalArgumentException if {@code old} is larger
   * @throws MissingTileException if the tree has not been kept that far
   */
  public List<Hash> consistency(long old, long size) {
    return hashes(Paths.consistency(old, size));
  }

  /**
   * The root of the first {@code size} leaves.
   *
   * @throws MissingTileException if the tree has not been kept that far
   */
  public Hash root(long size) {
    return hashes(List.of(new Leaves(0, size))).get(0);
  }

  /**
   * The roots of the perfect subtrees that cover {@code leaves}, from left to right.
   *
   * @throws MissingTileException if the tree has not been kept that far
   */
  public List<Hash> subtrees(Leaves leaves) {
    List<Node> nodes = leaves.nodes();
    Function<Node, Hash> known = known(nodes);
    return nodes.stream().map(known).toList();
  }

  private List<Hash> hashes(List<Leaves> parts) {
    List<Node> nodes = new ArrayList<>();
    parts.forEach(part -> nodes.addAll(part.nodes()));
    Function<Node, Hash> known = known(nodes);
    return parts.stream().map(part -> part.hash(known)).toList();
  }

  private Function<Node, Hash> known(List<Node> nodes) {
    Set<TileId> ids = nodes.stream().map(TileId::of).collect(Collectors.toSet());
    Map<TileId, Tile> read = ids.isEmpty() ? Map.of() : tiles.read(ids);
    return node -> {
      Tile tile = read.get(TileId.of(node));
      if (tile == null || !tile.has(node)) {
        throw new MissingTileException(TileId.of(node));
      }
      return tile.hash(node);
    };
  }
}

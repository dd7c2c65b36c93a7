package socai.proof.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The place of a tile: 256 neighbouring hashes, each above 256^level leaves.
 *
 * @param level 0 for hashes of leaves
 * @param index which of its level, from 0
 */
public record TileId(int level, long index) {
  /** How many hashes a full tile has. */
  public static final int WIDTH = 256;

  static final int HEIGHT = 8;
  private static final int MAX_LEVEL = 63;
  private static final Pattern INDEX = Pattern.compile("(x[0-9]{3}/){0,5}[0-9]{3}");

  /**
   * @throws IllegalArgumentException if there can be no such tile
   */
  public TileId {
    if (level < 0 || level > MAX_LEVEL || index < 0) {
      throw new IllegalArgumentException("no tile " + level + "/" + index);
    }
  }

  /** The tile in which the hash of {@code node} stands, or the hashes right below it. */
  static TileId of(Node node) {
    int level = node.height() / HEIGHT;
    return new TileId(level, node.index() >> (HEIGHT - node.height() % HEIGHT));
  }

  /** The tiles that a tree of {@code size} has, without the full ones but the last of a level. */
  static List<TileId> rightEdge(long size) {
    List<TileId> edge = new ArrayList<>();
    int level = 0;
    for (long hashes = size; hashes > 0; hashes /= WIDTH) {
      if (hashes % WIDTH != 0) {
        edge.add(new TileId(level, hashes / WIDTH));
      }
      level++;
    }
    return edge;
  }

  /** The index of the first leaf that it covers. */
  public long firstLeaf() {
    return index << (HEIGHT * (level + 1));
  }

  /** How many hashes it has in a tree of {@code size}: 0 where it is not there yet. */
  public int width(long size) {
    long hashes = level * HEIGHT >= Long.SIZE - 1 ? 0 : size >> (level * HEIGHT);
    return (int) Math.max(0, Math.min(WIDTH, hashes - index * WIDTH));
  }

  /** Its index as tlog-tiles spells it: 1234067 is {@code x001/x234/067}. */
  public String path() {
    String path = digits(index % 1000);
    for (long left = index / 1000; left > 0; left /= 1000) {
      path = "x" + digits(left % 1000) + "/" + path;
    }
    return path;
  }

  /**
   * Reads what {@link #path} wrote.
   *
   * @throws IllegalArgumentException if it is not spelled so
   */
  public static TileId of(int level, String path) {
    if (!INDEX.matcher(path).matches()) {
      throw new IllegalArgumentException("no index of a tile");
    }
    TileId id = new TileId(level, Long.parseLong(path.replaceAll("[x/]", "")));
    if (!id.path().equals(path)) {
      throw new IllegalArgumentException("no index of a tile");
    }
    return id;
  }

  private static String digits(long number) {
    String digits = Long.toString(number);
    return "0".repeat(3 - digits.length()) + digits;
  }
}

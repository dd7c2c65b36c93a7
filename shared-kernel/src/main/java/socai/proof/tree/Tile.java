package socai.proof.tree;

import java.util.Arrays;

/**
 * Up to 256 neighbouring hashes. A tile of a small tree is the beginning of the same tile of a
 * larger one.
 */
public final class Tile {
  private final TileId id;
  private final byte[] hashes;

  /**
   * @param hashes one after the other; not to be changed any more
   * @throws IllegalArgumentException if these are no hashes, or too many
   */
  public Tile(TileId id, byte[] hashes) {
    if (hashes.length % Hash.BYTES != 0 || hashes.length > TileId.WIDTH * Hash.BYTES) {
      throw new IllegalArgumentException(hashes.length + " bytes are no tile");
    }
    this.id = id;
    this.hashes = hashes;
  }

  /** Where it belongs. */
  public TileId id() {
    return id;
  }

  /** How many hashes it has. */
  public int width() {
    return hashes.length / Hash.BYTES;
  }

  /** Whether it will not grow any more. */
  public boolean isFull() {
    return width() == TileId.WIDTH;
  }

  /** Its first {@code width} hashes, one after the other. */
  public byte[] bytes(int width) {
    return Arrays.copyOf(hashes, width * Hash.BYTES);
  }

  /** The hash at {@code place}, from 0. */
  public Hash hash(int place) {
    return Hash.at(hashes, place * Hash.BYTES);
  }

  /** The hash above all of a full tile. */
  Hash top() {
    return above(0, TileId.WIDTH);
  }

  /** Whether one of the two is the beginning of the other. */
  public boolean agreesWith(Tile other) {
    int common = Math.min(hashes.length, other.hashes.length);
    return id.equals(other.id) && Arrays.equals(hashes, 0, common, other.hashes, 0, common);
  }

  /** Whether all that {@code node} is made of stands here already. */
  boolean has(Node node) {
    return first(node) + count(node) <= width();
  }

  /** The hash of {@code node}, which stands here or right above what stands here. */
  Hash hash(Node node) {
    return above(first(node), count(node));
  }

  private static int first(Node node) {
    return (int) ((node.index() << (node.height() % TileId.HEIGHT)) % TileId.WIDTH);
  }

  private static int count(Node node) {
    return 1 << (node.height() % TileId.HEIGHT);
  }

  private Hash above(int first, int count) {
    return count == 1
        ? hash(first)
        : Hash.ofPair(above(first, count / 2), above(first + count / 2, count / 2));
  }
}

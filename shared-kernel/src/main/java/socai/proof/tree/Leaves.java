package socai.proof.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Neighbouring leaves.
 *
 * @param from the index of the first, from 0
 * @param to the index after the last
 */
public record Leaves(long from, long to) {
  private static final int MAX_HEIGHT = 62;

  /**
   * @throws IllegalArgumentException if it ends before it begins
   */
  public Leaves {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no leaves from " + from + " to " + to);
    }
  }

  /** The fewest perfect subtrees that cover exactly these leaves, from left to right. */
  public List<Node> nodes() {
    List<Node> nodes = new ArrayList<>();
    long at = from;
    while (at < to) {
      int height = at == 0 ? MAX_HEIGHT : Long.numberOfTrailingZeros(at);
      while (1L << height > to - at) {
        height--;
      }
      nodes.add(new Node(height, at >> height));
      at += 1L << height;
    }
    return nodes;
  }

  /**
   * The hash above these leaves, as RFC 6962 defines it for the left and right parts that it
   * divides a tree into, and for whole trees.
   */
  public Hash hash(Function<Node, Hash> known) {
    List<Node> nodes = nodes();
    if (nodes.isEmpty()) {
      return Hash.OF_NOTHING;
    }
    Hash above = known.apply(nodes.get(nodes.size() - 1));
    for (int i = nodes.size() - 2; i >= 0; i--) {
      above = Hash.ofPair(known.apply(nodes.get(i)), above);
    }
    return above;
  }
}

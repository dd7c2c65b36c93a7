package socai.proof.tree;

/**
 * The root of a perfect subtree.
 *
 * @param height 0 for a leaf; it covers 2^height leaves
 * @param index which of its height, from 0
 */
public record Node(int height, long index) {}

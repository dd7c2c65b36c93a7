package socai.proof.verify;

/**
 * The perfect subtrees that cover the lines seen so far, from the first on. A line costs one hash,
 * and two on average with its leaf.
 */
final class Subtrees {
  private static final int MOST = 64;

  private final Sha256 sha = new Sha256();
  private final byte[][] roots = new byte[MOST][];
  private long size;

  long size() {
    return size;
  }

  /** The same lines, so that one of both can go on with others. */
  Subtrees copy() {
    Subtrees copy = new Subtrees();
    for (int level = 0; level < MOST; level++) {
      copy.roots[level] = roots[level] == null ? null : roots[level].clone();
    }
    copy.size = size;
    return copy;
  }

  /** Appends the subtree over the next 2^height lines; the size so far is a multiple of that. */
  void add(byte[] root, int height) {
    byte[] above = root;
    long bit = 1L << height;
    int level = height;
    while ((size & bit) != 0) {
      sha.pair(roots[level], above, above);
      bit <<= 1;
      level++;
    }
    roots[level] = above;
    size += 1L << height;
  }

  byte[] root() {
    byte[] above = null;
    for (int level = 0; level < MOST; level++) {
      if ((size >>> level & 1) == 1) {
        above = above == null ? roots[level] : sha.pair(roots[level], above);
      }
    }
    return above == null ? sha.ofNothing() : above;
  }
}

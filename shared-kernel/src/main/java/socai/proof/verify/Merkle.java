package socai.proof.verify;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** The verifications of RFC 9162, sections 2.1.3.2 and 2.1.4.2. */
final class Merkle {
  private final Sha256 sha = new Sha256();

  /** Whether {@code leaf} stands at {@code index} of the {@code size} lines with this root. */
  boolean includes(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long at = index;
    long last = size - 1;
    byte[] above = leaf;
    for (byte[] sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        above = sha.pair(sibling, above);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        above = sha.pair(above, sibling);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(above, root);
  }

  /** Whether the {@code size} lines with one root begin with the {@code old} lines of another. */
  boolean prolongs(long old, byte[] oldRoot, long size, byte[] root, List<byte[]> path) {
    if (old < 0 || old > size) {
      return false;
    }
    if (old == size || old == 0) {
      byte[] expected = old == 0 ? sha.ofNothing() : root;
      return path.isEmpty() && Arrays.equals(oldRoot, expected);
    }
    Iterator<byte[]> hashes = path.iterator();
    long at = old - 1;
    long last = size - 1;
    while ((at & 1) == 1) {
      at >>= 1;
      last >>= 1;
    }
    byte[] before = oldRoot;
    if (at != 0) {
      if (!hashes.hasNext()) {
        return false;
      }
      before = hashes.next();
    }
    byte[] after = before;
    while (hashes.hasNext()) {
      byte[] hash = hashes.next();
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        before = sha.pair(hash, before);
        after = sha.pair(hash, after);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        after = sha.pair(after, hash);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(before, oldRoot) && Arrays.equals(after, root);
  }
}

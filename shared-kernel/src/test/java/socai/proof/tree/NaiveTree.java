package socai.proof.tree;

import java.util.ArrayList;
import java.util.List;

/** RFC 6962's definitions, word for word and without any thought of cost. */
final class NaiveTree {
  private NaiveTree() {}

  static Hash root(List<Hash> leaves) {
    int n = leaves.size();
    if (n == 0) {
      return Hash.OF_NOTHING;
    }
    if (n == 1) {
      return leaves.get(0);
    }
    int k = split(n);
    return Hash.ofPair(root(leaves.subList(0, k)), root(leaves.subList(k, n)));
  }

  static List<Hash> path(int m, List<Hash> leaves) {
    int n = leaves.size();
    if (n == 1) {
      return List.of();
    }
    int k = split(n);
    List<Hash> path = new ArrayList<>();
    if (m < k) {
      path.addAll(path(m, leaves.subList(0, k)));
      path.add(root(leaves.subList(k, n)));
    } else {
      path.addAll(path(m - k, leaves.subList(k, n)));
      path.add(root(leaves.subList(0, k)));
    }
    return path;
  }

  static List<Hash> proof(int m, List<Hash> leaves) {
    return m == 0 ? List.of() : subProof(m, leaves, true);
  }

  private static List<Hash> subProof(int m, List<Hash> leaves, boolean complete) {
    int n = leaves.size();
    if (m == n) {
      return complete ? List.of() : List.of(root(leaves));
    }
    int k = split(n);
    List<Hash> proof = new ArrayList<>();
    if (m <= k) {
      proof.addAll(subProof(m, leaves.subList(0, k), complete));
      proof.add(root(leaves.subList(k, n)));
    } else {
      proof.addAll(subProof(m - k, leaves.subList(k, n), false));
      proof.add(root(leaves.subList(0, k)));
    }
    return proof;
  }

  private static int split(int n) {
    int k = 1;
    while (2 * k < n) {
      k *= 2;
    }
    return k;
  }
}

package socai.proof.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Two files that a log gave out, perhaps to two people: whether what they tell is one history. Each
 * may be an export, or a part of one, a checkpoint, a statement, a proof of an event or one of
 * consistency.
 *
 * <p>They are compared at the largest size at which both say what root the ledger had. If that is
 * the whole of the smaller one, one is the beginning of the other. Two roots for one size are two
 * histories, and the two files prove that both were signed.
 */
final class Comparison {
  private final SignedFile one;
  private final SignedFile other;

  private Comparison(SignedFile one, SignedFile other) {
    this.one = one;
    this.other = other;
  }

  /**
   * Verifies each by itself. Costs one pass over each.
   *
   * @throws NotVerifiedException if one is not as it was signed, or they are of two logs
   */
  static Comparison of(Path one, Path other, Trust trust) throws NotVerifiedException, IOException {
    Comparison both = new Comparison(SignedFile.read(one, trust), SignedFile.read(other, trust));
    if (!both.smaller().origin().equals(both.larger().origin())) {
      throw new NotVerifiedException(Flaw.OTHER_LOG);
    }
    return both;
  }

  /** The checkpoint of the one that tells less. */
  CheckpointNote smaller() {
    return isOrdered() ? one.checkpoint() : other.checkpoint();
  }

  /** The checkpoint of the one that tells more. */
  CheckpointNote larger() {
    return isOrdered() ? other.checkpoint() : one.checkpoint();
  }

  private boolean isOrdered() {
    return one.checkpoint().size() <= other.checkpoint().size();
  }

  /**
   * Demands that they are one. Costs one more pass over each export.
   *
   * @throws NotVerifiedException if they are not, or do not reach far enough to tell
   */
  void demandOneHistory() throws NotVerifiedException, IOException {
    OptionalLong common =
        LongStream.concat(one.sizes(), other.sizes())
            .filter(size -> isReported(size, one, other) || isReported(size, other, one))
            .max();
    if (common.isPresent()) {
      compare(common.getAsLong());
    }
    if (common.orElse(0) < smaller().size()) {
      throw new NotVerifiedException(Flaw.NOT_COMPARED, smaller().size());
    }
  }

  private static boolean isReported(long size, SignedFile progress, SignedFile judge) {
    return progress.has(size) && (judge.has(size) || judge.judges(size));
  }

  private void compare(long size) throws NotVerifiedException, IOException {
    if (one.has(size) && other.has(size)) {
      if (!Arrays.equals(one.root(size), other.root(size))) {
        throw new NotVerifiedException(Flaw.TWO_HISTORIES, size);
      }
      return;
    }
    boolean extended =
        one.has(size)
            ? other.isExtensionOf(size, one.root(size))
            : one.isExtensionOf(size, other.root(size));
    if (!extended) {
      throw new NotVerifiedException(Flaw.NOT_CONSISTENT, size);
    }
  }

  /**
   * The first event in which they differ; empty where they do not both show it. Costs one more pass
   * over each export.
   */
  OptionalLong firstDifference() throws NotVerifiedException, IOException {
    return SignedFile.firstDifference(one, other);
  }
}

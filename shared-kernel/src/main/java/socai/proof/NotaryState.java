package socai.proof;

import java.util.Optional;

/**
 * What the notary of this process does.
 *
 * @param doing which of it
 * @param checked how many lines it has held against what was signed before it signs itself
 * @param signed the size of the last checkpoint it knows of
 * @param difference what made it stop
 * @param position where, when it has stopped: a position, or the size of a checkpoint
 */
public record NotaryState(
    Doing doing, long checked, long signed, Optional<Difference> difference, long position) {
  NotaryState stopped(Difference why, long where) {
    return new NotaryState(Doing.STOPPED, checked, signed, Optional.of(why), where);
  }

  /**
   * Gives nothing out as if the ledger were what was signed, once it is not.
   *
   * @throws socai.problem.RefusedException (503) if the notary has stopped
   */
  public void refuseIfStopped() {
    if (difference.isPresent()) {
      throw ProofRefusal.stopped(difference.get(), position);
    }
  }

  /** What a notary can be doing. */
  public enum Doing {
    /** It has not looked at anything yet. */
    STARTING,
    /** It holds the whole ledger against what was signed, before it signs anything. */
    CHECKING,
    /** It follows the ledger and signs. */
    SIGNING,
    /** It has seen a difference and signs nothing more. */
    STOPPED
  }
}

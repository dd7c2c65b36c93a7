package socai.proof;

import java.util.Map;
import socai.problem.Refusal;
import socai.problem.RefusedException;

/** Why the log gives no proof or checkpoint. */
public enum ProofRefusal implements Refusal {
  /** Nothing of that size, or nothing up to that position, has been signed yet. */
  NOT_SIGNED_YET("log.not-signed-yet", 404),
  /** The notary of this process has not held the ledger against what was signed yet. */
  NOT_CHECKED_YET("log.not-checked-yet", 503),
  /** There is no such tile in the tree that was signed. */
  NO_SUCH_TILE("log.no-such-tile", 404),
  /**
   * A line that is too long for a bundle of C2SP's form; the ledger's own endpoint gives it out.
   */
  LINE_TOO_LONG("log.line-too-long", 422),
  /** Sizes that do not follow one another. */
  SIZES("log.sizes", 422),
  /** Nobody is asked to witness this log. */
  NO_POLICY("log.no-policy", 404),
  /** The ledger is not what was signed: nothing is given out as if it were. */
  STOPPED("log.stopped", 503);

  private final String code;
  private final int status;

  ProofRefusal(String code, int status) {
    this.code = code;
    this.status = status;
  }

  /** That nothing is given out because of {@code difference}, to be thrown. */
  public static RefusedException stopped(Difference difference, long position) {
    return STOPPED.refused(
        Map.of("difference", difference.code(), "position", Long.toString(position)));
  }

  /** The same because of what was seen. */
  public static RefusedException stopped(DiffersException why) {
    return stopped(why.difference(), why.position());
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }
}

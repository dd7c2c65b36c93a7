package socai.query.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the log stands.
 *
 * @param keys the verifier keys, the one in use last
 * @param size how many events the last checkpoint covers; empty before the first, as are root and
 *     time
 * @param signedAt when it was signed
 * @param witnesses who else has signed it; empty where nobody is asked to
 * @param ledger the position of the ledger's last event
 * @param notary what the notary of the answering process does
 */
record LogState(
    Optional<String> origin,
    List<String> keys,
    Optional<Long> size,
    Optional<String> root,
    Optional<Instant> signedAt,
    Optional<WitnessReport> witnesses,
    long ledger,
    Optional<NotaryReport> notary) {
  /**
   * What witnesses have signed.
   *
   * @param asked how many are asked
   * @param signed the names of those that have signed the last checkpoint
   * @param enough whether the policy is met by these
   */
  record WitnessReport(int asked, List<String> signed, boolean enough) {}

  /**
   * What a notary does.
   *
   * @param doing starting, checking, signing or stopped
   * @param checked how many events it has held against what was signed, since it last began with
   *     the first
   * @param difference why it has stopped: a stable code
   * @param position where, if it has stopped
   */
  record NotaryReport(
      String doing, long checked, Optional<String> difference, Optional<Long> position) {}
}

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
 * @param witnesses how many others have signed it
 * @param ledger the position of the ledger's last event
 * @param notary what the notary of the answering process does
 */
record LogState(
    Optional<String> origin,
    List<String> keys,
    Optional<Long> size,
    Optional<String> root,
    Optional<Instant> signedAt,
    int witnesses,
    long ledger,
    Optional<NotaryReport> notary) {
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

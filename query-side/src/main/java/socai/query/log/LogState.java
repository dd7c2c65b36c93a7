package socai.query.log;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import socai.proof.CheckPass;
import socai.proof.Difference;

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
 * @param checks how far the answering process has held the ledger against what was signed
 */
record LogState(
    Optional<String> origin,
    List<String> keys,
    Optional<Long> size,
    Optional<String> root,
    Optional<Instant> signedAt,
    Optional<WitnessReport> witnesses,
    long ledger,
    Optional<NotaryReport> notary,
    CheckReport checks) {
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
   * @param checked how many events it has held against what was signed, before it signs itself
   * @param difference why it has stopped: a stable code
   * @param position where, if it has stopped
   */
  record NotaryReport(
      String doing, long checked, Optional<String> difference, Optional<Long> position) {}

  /**
   * Passes over the ledger, each event held against what was signed.
   *
   * @param eventsPerSecond the standing pass's pace; empty without a notary, as is that pass
   * @param standing the pass that is always under way; empty for a moment between two
   * @param last the last that saw no difference, also before a restart; empty before the first
   * @param asked the last that somebody asked this process for
   */
  record CheckReport(
      Optional<Integer> eventsPerSecond,
      Optional<PassReport> standing,
      Optional<PassReport> last,
      Optional<PassReport> asked) {}

  /**
   * One pass.
   *
   * @param occasion start, standing or asked
   * @param checked how many events it has looked at
   * @param size of how many
   * @param ended empty while it is under way
   * @param difference what it saw: a stable code
   * @param position where, if it saw a difference
   */
  record PassReport(
      String occasion,
      long checked,
      long size,
      Instant begun,
      Optional<Instant> ended,
      Optional<String> difference,
      Optional<Long> position) {
    static PassReport of(CheckPass pass) {
      return new PassReport(
          pass.occasion().name().toLowerCase(Locale.ROOT),
          pass.checked(),
          pass.size(),
          pass.begun(),
          pass.ended(),
          pass.difference().map(Difference::code),
          pass.difference().map(any -> pass.position()));
    }
  }
}

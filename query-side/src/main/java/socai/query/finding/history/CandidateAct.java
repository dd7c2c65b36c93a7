package socai.query.finding.history;

import java.util.Optional;

/**
 * An act among others that it is held against.
 *
 * @param outside why it lies outside the membership of the one whose acts are gathered; empty if it
 *     does not, and where other things are gathered
 */
public record CandidateAct(CountedAct act, Optional<Outside> outside) {
  /** Where a membership is not asked for. */
  public static CandidateAct alone(CountedAct act) {
    return new CandidateAct(act, Optional.empty());
  }

  /** As {@link CountedAct#key()}. */
  public String key() {
    return act.key();
  }
}

package socai.query.suspicion;

import java.util.Optional;

/**
 * An act among others that it is held against.
 *
 * @param outside why it lies outside the membership of the one whose acts are gathered; empty if it
 *     does not, and where other things are gathered
 */
record CandidateAct(CountedAct act, Optional<Outside> outside) {
  /** Where a membership is not asked for. */
  static CandidateAct alone(CountedAct act) {
    return new CandidateAct(act, Optional.empty());
  }

  /** As {@link CountedAct#key()}. */
  String key() {
    return act.key();
  }
}

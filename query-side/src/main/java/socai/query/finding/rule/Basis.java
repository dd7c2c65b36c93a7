package socai.query.finding.rule;

import java.util.List;
import socai.query.finding.history.CandidateAct;
import socai.query.finding.history.LateTally;
import socai.query.finding.history.Tally;

/** What a finding rests on. */
public sealed interface Basis {
  /** What its acts come to. */
  Tally tally();

  /**
   * Acts, each of which was held against the others.
   *
   * @param acts as they occurred
   */
  record Listed(List<CandidateAct> acts) implements Basis {
    public Listed {
      acts = List.copyOf(acts);
    }

    @Override
    public Tally tally() {
      return Tally.of(acts);
    }
  }

  /** Acts that were only counted: there may be too many to be looked at together. */
  record Batch(LateTally batch) implements Basis {
    @Override
    public Tally tally() {
      return batch.tally();
    }
  }
}

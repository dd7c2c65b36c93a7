package socai.query.finding;

import java.util.List;
import socai.finding.FindingId;
import socai.ledger.Position;
import socai.query.finding.history.CandidateAct;
import socai.query.finding.history.LateTally;
import socai.query.finding.rule.LateBatch;
import socai.query.finding.rule.RuleChecks;
import socai.query.projection.ViewBatch;

/**
 * The late acts that one batch of events changes, as counted, and what is found by their counts.
 * The acts themselves are written and never read to be counted.
 */
final class LateTallies {
  private final ViewBatch<LateTally> views;
  private final RuleChecks checks;
  private final FindingActs acts;

  LateTallies(ViewBatch<LateTally> views, RuleChecks checks, FindingActs acts) {
    this.views = views;
    this.checks = checks;
    this.acts = acts;
  }

  /** Reads what {@code shifts} may change, with one query. */
  void load(List<Change> shifts) {
    views.load(
        shifts.stream()
            .filter(Change.Late.class::isInstance)
            .map(shift -> ((Change.Late) shift).tally())
            .distinct()
            .toList());
  }

  /** Folds {@code shift}; what is found anew, otherwise or no more goes to {@code findings}. */
  void shift(Change.Late shift, Findings findings) {
    Position at = shift.by().at();
    views.project(LateTally.none(shift.tally()));
    LateTally before = views.get(shift.tally()).orElseThrow();
    views.change(shift.tally(), at, tally -> tally.changed(shift.come(), shift.gone(), at.value()));
    LateTally after = views.get(shift.tally()).orElseThrow();
    if (after.equals(before)) {
      return;
    }
    FindingId finding = LateBatch.finding(shift.tally());
    shift.gone().forEach(act -> acts.end(finding, CandidateAct.alone(act), at));
    shift.come().forEach(act -> acts.begin(finding, CandidateAct.alone(act), at));
    findings.shift(shift.by(), checks.judge(before), checks.judge(after));
  }

  void flush() {
    views.flush();
  }
}

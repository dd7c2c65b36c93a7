package socai.query.suspicion;

import java.util.List;
import socai.ledger.Position;
import socai.query.projection.Pictures;
import socai.suspicion.FindingId;

/**
 * The late acts that one batch of events changes, as counted, and what is found by their counts.
 * The acts themselves are written and never read to be counted.
 */
final class LateTallies {
  private final Pictures<LateTally> pictures;
  private final Judges judges;
  private final FindingActs acts;

  LateTallies(Pictures<LateTally> pictures, Judges judges, FindingActs acts) {
    this.pictures = pictures;
    this.judges = judges;
    this.acts = acts;
  }

  /** Reads what {@code shifts} may change, with one query. */
  void load(List<Shift> shifts) {
    pictures.load(
        shifts.stream()
            .filter(Shift.Late.class::isInstance)
            .map(shift -> ((Shift.Late) shift).tally())
            .distinct()
            .toList());
  }

  /** Folds {@code shift}; what is found anew, otherwise or no more goes to {@code findings}. */
  void shift(Shift.Late shift, Findings findings) {
    Position at = shift.by().at();
    pictures.draw(LateTally.none(shift.tally()));
    LateTally before = pictures.get(shift.tally()).orElseThrow();
    pictures.change(
        shift.tally(), at, tally -> tally.changed(shift.come(), shift.gone(), at.value()));
    LateTally after = pictures.get(shift.tally()).orElseThrow();
    if (after.equals(before)) {
      return;
    }
    FindingId finding = LateBatch.finding(shift.tally());
    shift.gone().forEach(act -> acts.end(finding, Gathered.alone(act), at));
    shift.come().forEach(act -> acts.begin(finding, Gathered.alone(act), at));
    findings.shift(shift.by(), judges.judge(before), judges.judge(after));
  }

  void flush() {
    pictures.flush();
  }
}

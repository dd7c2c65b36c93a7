package socai.command.finding;

import java.util.List;
import socai.command.Bound;
import socai.command.ChangeKind;
import socai.finding.FindingEvent;
import socai.finding.FindingExamined;
import socai.finding.FindingReopened;
import socai.ledger.Position;
import socai.person.Personal;
import socai.time.OccurredAt;
import socai.time.RecordedAt;

/**
 * What may be said of findings. Whether there is such a finding is not asked: findings are drawn
 * from the ledger on the other side, and one may have been withdrawn since it was looked at.
 */
final class FindingRules {
  /**
   * Opened again once a month for eight years, and examined as often and a hundred times more: by
   * whoever looks at what has changed.
   */
  static final Bound BOUND = Bound.of(100, FindingRefusal.FULL_HISTORY);

  private FindingRules() {}

  static List<FindingEvent> examine(
      FindingState finding, ExamineFinding c, Position head, RecordedAt now) {
    if (c.seen() > head.value()) {
      throw FindingRefusal.BEYOND_THE_LEDGER.refused();
    }
    if (finding.examined().isPresent() && finding.examined().getAsLong() >= c.seen()) {
      throw FindingRefusal.EXAMINED_ALREADY.refused();
    }
    BOUND.demand(finding.tally(), ChangeKind.END);
    return List.of(
        new FindingExamined(
            c.finding(), c.seen(), new Personal(c.about(), c.reason()), OccurredAt.of(now)));
  }

  static List<FindingEvent> reopen(FindingState finding, ReopenFinding c, RecordedAt now) {
    if (finding.examined().isEmpty()) {
      throw FindingRefusal.NOT_EXAMINED.refused();
    }
    BOUND.demand(finding.tally(), ChangeKind.NEW);
    return List.of(
        new FindingReopened(c.finding(), new Personal(c.about(), c.reason()), OccurredAt.of(now)));
  }
}

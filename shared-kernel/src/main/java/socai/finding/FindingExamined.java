package socai.finding;

import socai.event.EventType;
import socai.event.Means;
import socai.person.Personal;
import socai.time.OccurredAt;

/** An auditor has looked at a finding and says what came of it. */
@EventType(
    value = "finding.examined",
    means =
        "A finding was examined, as the ledger told of it up to a position; what is told of it"
            + " later is not examined yet.")
public record FindingExamined(
    @Means("the finding") FindingId finding,
    @Means("the position up to which the ledger was looked at") long seen,
    @Means("what came of it") Personal reason,
    @Means("when it was examined") OccurredAt occurredAt)
    implements FindingEvent {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.examined(this);
  }
}

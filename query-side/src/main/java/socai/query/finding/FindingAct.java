package socai.query.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import socai.finding.FindingId;
import socai.ledger.Position;
import socai.query.finding.history.CandidateAct;
import socai.query.finding.history.CountedAct;
import socai.query.ladder.Places;
import socai.query.projection.View;

/**
 * That an act makes a finding, or would if the rule found anything. Follows from the event that
 * changed it alone, and no projection reads it.
 *
 * @param id the finding, then when the act occurred, so that they sort as they are paged
 * @param since by which event the act is as it is here
 * @param until by which event it was so no more; {@link Position#MOST} while it is
 */
record FindingAct(
    @JsonProperty("_id") String id, long position, long since, long until, CandidateAct gathered)
    implements View {
  static FindingAct from(FindingId finding, CandidateAct gathered, Position at) {
    return of(finding, gathered, at, Position.MOST);
  }

  static FindingAct upTo(FindingId finding, CandidateAct gathered, Position at) {
    return of(finding, gathered, at, at.value());
  }

  private static FindingAct of(FindingId finding, CandidateAct gathered, Position at, long until) {
    CountedAct act = gathered.act();
    long since = act.since().value();
    String id = finding + "/" + Places.sortable(act.at()) + "/" + act.key() + "/" + since;
    return new FindingAct(id, at.value(), since, until, gathered);
  }

  /** Where it stands among its finding's. */
  String place() {
    return id.substring(id.indexOf('/') + 1);
  }
}

package socai.query.finding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import socai.finding.FindingId;
import socai.ledger.Position;
import socai.query.finding.history.CandidateAct;

/** Which acts one batch of events adds to findings and takes from them. */
final class FindingActs {
  private final Map<String, FindingAct> lines = new LinkedHashMap<>();

  /** From {@code at} on, {@code act} makes {@code finding}. */
  void begin(FindingId finding, CandidateAct act, Position at) {
    put(FindingAct.from(finding, act, at));
  }

  /** From {@code at} on, {@code act} makes {@code finding} no more. */
  void end(FindingId finding, CandidateAct act, Position at) {
    put(FindingAct.upTo(finding, act, at));
  }

  /** At {@code at}, {@code after} make {@code finding} in place of {@code before}; both ordered. */
  void replace(
      FindingId finding, List<CandidateAct> before, List<CandidateAct> after, Position at) {
    int least = Math.min(before.size(), after.size());
    int first = 0;
    while (first < least && before.get(first).equals(after.get(first))) {
      first++;
    }
    int last = 0;
    while (last < least - first
        && before.get(before.size() - 1 - last).equals(after.get(after.size() - 1 - last))) {
      last++;
    }
    before.subList(first, before.size() - last).forEach(act -> end(finding, act, at));
    after.subList(first, after.size() - last).forEach(act -> begin(finding, act, at));
  }

  private void put(FindingAct line) {
    lines.put(line.id(), line);
  }

  /** What is to be written, each line in the place of what stood there. */
  List<FindingAct> lines() {
    return List.copyOf(lines.values());
  }
}

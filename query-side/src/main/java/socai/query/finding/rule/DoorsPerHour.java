package socai.query.finding.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import socai.household.HouseholdId;
import socai.query.finding.history.CandidateAct;
import socai.query.finding.history.MemberDay;

/** More distinct doors within a while than one member can knock on. One pass over the day. */
public final class DoorsPerHour implements RuleCheck<MemberDay> {
  private final int most;
  private final Duration within;

  public DoorsPerHour(Settings settings) {
    most = settings.of(Parameter.DOORS);
    within = settings.minutes(Parameter.DOORS_WITHIN);
  }

  @Override
  public Rule rule() {
    return Rule.DOORS_PER_HOUR;
  }

  @Override
  public Parameter.Measure measure() {
    return Parameter.Measure.DOORS;
  }

  @Override
  public Stream<Match> judge(MemberDay day) {
    List<CandidateAct> doors = day.acts().stream().filter(a -> a.act().atDoor()).toList();
    Map<HouseholdId, Integer> open = new HashMap<>();
    List<CandidateAct> found = new ArrayList<>();
    int worst = 0;
    int first = 0;
    int recorded = 0;
    for (int last = 0; last < doors.size(); last++) {
      open.merge(doors.get(last).act().household(), 1, Integer::sum);
      while (!Duration.between(at(doors, first), at(doors, last)).minus(within).isNegative()) {
        open.computeIfPresent(doors.get(first).act().household(), (h, n) -> n == 1 ? null : n - 1);
        first++;
      }
      if (!day.isOwn(doors.get(first))) {
        break;
      }
      if (open.size() > most) {
        found.addAll(doors.subList(Math.max(first, recorded), last + 1));
        recorded = last + 1;
        worst = Math.max(worst, open.size());
      }
    }
    return found.isEmpty()
        ? Stream.empty()
        : Stream.of(Match.ofMember(this, day, found, worst, most));
  }

  private static Instant at(List<CandidateAct> doors, int index) {
    return doors.get(index).act().at();
  }
}

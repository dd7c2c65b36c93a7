package socai.query.finding.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import socai.finding.FindingId;
import socai.query.finding.history.CountedAct;
import socai.query.finding.history.LateTally;
import socai.query.finding.history.MemberDay;
import socai.query.finding.history.Neighbours;
import socai.query.finding.history.Slots;

/** All rules at work, each on what it gathers. */
@Component
public final class RuleChecks {
  private final LateBatch late;
  private final List<RuleCheck<MemberDay>> ofMembers;
  private final RecordedTwice twice;

  public RuleChecks(Settings settings) {
    late = new LateBatch(settings);
    ofMembers =
        List.of(
            new DoorsPerHour(settings),
            new Travel(settings),
            new TwoCommunes(settings),
            new OutsideMembership(),
            new ActsPerDay(settings));
    twice = new RecordedTwice(settings);
  }

  /** What a finding of {@code rule} counts in. */
  public Parameter.Measure measureOf(Rule rule) {
    return Stream.of(ofMembers, List.of(twice), List.of(late))
        .<RuleCheck<?>>flatMap(List::stream)
        .filter(check -> check.rule() == rule)
        .map(RuleCheck::measure)
        .findFirst()
        .orElseThrow();
  }

  /** As {@link LateBatch#talliesOf}. */
  public List<String> talliesOfLate(CountedAct act) {
    return late.talliesOf(act);
  }

  /** What is found among a member's acts of a day. */
  public Map<FindingId, Match> judge(MemberDay day) {
    return judge(ofMembers, day);
  }

  /** What is found among a day's late acts. */
  public Map<FindingId, Match> judge(LateTally batch) {
    return judge(List.of(late), batch);
  }

  /** Slots in which acts of a household lie that may be one. */
  public Slots slots() {
    return new Slots(twice.within());
  }

  /** What is found among acts of a household. */
  public Map<FindingId, Match> judge(Neighbours close) {
    return judge(List.of(twice), close);
  }

  private static <G> Map<FindingId, Match> judge(List<? extends RuleCheck<G>> checks, G gathered) {
    Map<FindingId, Match> found = new LinkedHashMap<>();
    checks.stream()
        .flatMap(check -> check.judge(gathered))
        .forEach(suspected -> found.put(suspected.id(), suspected));
    return found;
  }
}

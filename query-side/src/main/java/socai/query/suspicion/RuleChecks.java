package socai.query.suspicion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import socai.suspicion.FindingId;

/** All rules at work, each on what it gathers. */
@Component
final class RuleChecks {
  private final LateBatch late;
  private final List<RuleCheck<MemberDay>> ofMembers;
  private final RecordedTwice twice;

  RuleChecks(Settings settings) {
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
  Parameter.Measure measureOf(Rule rule) {
    return Stream.of(ofMembers, List.of(twice), List.of(late))
        .<RuleCheck<?>>flatMap(List::stream)
        .filter(judge -> judge.rule() == rule)
        .map(RuleCheck::measure)
        .findFirst()
        .orElseThrow();
  }

  /** As {@link LateBatch#talliesOf}. */
  List<String> talliesOfLate(CountedAct act) {
    return late.talliesOf(act);
  }

  /** What is found among a member's acts of a day. */
  Map<FindingId, Match> judge(MemberDay day) {
    return judge(ofMembers, day);
  }

  /** What is found among a day's late acts. */
  Map<FindingId, Match> judge(LateTally batch) {
    return judge(List.of(late), batch);
  }

  /** Slots in which acts of a household lie that may be one. */
  Slots slots() {
    return new Slots(twice.within());
  }

  /** What is found among acts of a household. */
  Map<FindingId, Match> judge(Neighbours close) {
    return judge(List.of(twice), close);
  }

  private static <G> Map<FindingId, Match> judge(List<? extends RuleCheck<G>> judges, G gathered) {
    Map<FindingId, Match> found = new LinkedHashMap<>();
    judges.stream()
        .flatMap(judge -> judge.judge(gathered))
        .forEach(suspected -> found.put(suspected.id(), suspected));
    return found;
  }
}

package socai.query.suspicion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import socai.suspicion.FindingId;

/** All rules at work, each on what it gathers. */
@Component
final class Judges {
  private final LateBatch late;
  private final List<Judge<List<Gathered>>> ofMembers;
  private final List<Judge<List<Gathered>>> ofHouseholds;

  Judges(Settings settings) {
    late = new LateBatch(settings);
    ofMembers =
        List.of(
            new DoorsPerHour(settings),
            new Travel(settings),
            new TwoCommunes(settings),
            new OutsideMembership());
    ofHouseholds = List.of(new ToldTwice(settings));
  }

  /** What a finding of {@code rule} counts in. */
  Parameter.Measure measureOf(Rule rule) {
    return Stream.of(ofMembers, ofHouseholds, List.of(late))
        .<Judge<?>>flatMap(List::stream)
        .filter(judge -> judge.rule() == rule)
        .map(Judge::measure)
        .findFirst()
        .orElseThrow();
  }

  boolean isLate(ToldAct act) {
    return late.counts(act);
  }

  /** What is found among a member's acts of a day. */
  Map<FindingId, Suspected> judge(MemberDay day) {
    return judge(ofMembers, day.id(), day.acts());
  }

  /** What is found among a day's late acts. */
  Map<FindingId, Suspected> judge(LateTally batch) {
    return judge(List.of(late), batch.id(), batch);
  }

  /** What is found among a household's acts. */
  Map<FindingId, Suspected> judge(KnownHousehold home) {
    List<Gathered> acts =
        home.acts().values().stream()
            .sorted(ToldAct.AS_THEY_OCCURRED)
            .map(Gathered::alone)
            .toList();
    return judge(ofHouseholds, home.id(), acts);
  }

  private static <G> Map<FindingId, Suspected> judge(
      List<? extends Judge<G>> judges, String key, G gathered) {
    Map<FindingId, Suspected> found = new LinkedHashMap<>();
    judges.stream()
        .flatMap(judge -> judge.judge(key, gathered))
        .forEach(suspected -> found.put(suspected.id(), suspected));
    return found;
  }
}

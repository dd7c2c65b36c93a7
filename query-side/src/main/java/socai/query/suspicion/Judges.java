package socai.query.suspicion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import socai.suspicion.FindingId;

/** All rules at work, each on what it gathers. */
@Component
final class Judges {
  private final LateBatch late;
  private final List<Judge> ofMembers;
  private final List<Judge> ofHouseholds;
  private final List<Judge> ofLate;

  Judges(Settings settings) {
    late = new LateBatch(settings);
    ofMembers =
        List.of(
            new DoorsPerHour(settings),
            new Travel(settings),
            new TwoCommunes(settings),
            new OutsideMembership());
    ofHouseholds = List.of(new ToldTwice(settings));
    ofLate = List.of(late);
  }

  /** What a finding of {@code rule} counts in. */
  Parameter.Measure measureOf(Rule rule) {
    return Stream.of(ofMembers, ofHouseholds, ofLate)
        .flatMap(List::stream)
        .filter(judge -> judge.rule() == rule)
        .map(Judge::measure)
        .findFirst()
        .orElseThrow();
  }

  boolean isLate(ToldAct act) {
    return late.counts(act);
  }

  /** What is found among a member's acts of a day, or among a day's late ones. */
  Map<FindingId, Suspected> judge(Gathering gathering) {
    return judge(gathering.isOfMember() ? ofMembers : ofLate, gathering.id(), gathering.acts());
  }

  /** What is found among a household's acts. */
  Map<FindingId, Suspected> judge(KnownHousehold home) {
    List<Gathered> acts =
        home.acts().values().stream()
            .sorted(ToldAct.AS_THEY_OCCURRED)
            .map(act -> new Gathered(act, Optional.empty()))
            .toList();
    return judge(ofHouseholds, home.id(), acts);
  }

  private static Map<FindingId, Suspected> judge(
      List<Judge> judges, String key, List<Gathered> acts) {
    Map<FindingId, Suspected> found = new LinkedHashMap<>();
    judges.stream()
        .flatMap(judge -> judge.judge(key, acts))
        .forEach(suspected -> found.put(suspected.id(), suspected));
    return found;
  }
}

package socai.query.finding.rule;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import socai.query.finding.history.CandidateAct;
import socai.query.finding.history.Legs;
import socai.query.finding.history.MemberDay;
import socai.query.finding.history.Whereabouts;
import socai.territory.UnitId;

/** A member at doors of two communes within a while. */
public final class TwoCommunes implements RuleCheck<MemberDay> {
  private final Duration within;

  public TwoCommunes(Settings settings) {
    within = settings.minutes(Parameter.COMMUNES_WITHIN);
  }

  @Override
  public Rule rule() {
    return Rule.TWO_COMMUNES;
  }

  @Override
  public Parameter.Measure measure() {
    return Parameter.Measure.COMMUNES;
  }

  @Override
  public Stream<Match> judge(MemberDay day) {
    List<Legs.Leg> found =
        Legs.of(day, w -> w.commune().isPresent()).stream()
            .filter(leg -> !commune(leg.from()).equals(commune(leg.to())))
            .filter(
                leg ->
                    Duration.between(leg.from().act().at(), leg.to().act().at()).compareTo(within)
                        < 0)
            .toList();
    if (found.isEmpty()) {
      return Stream.empty();
    }
    int communes =
        found.stream()
            .flatMap(leg -> Stream.of(commune(leg.from()), commune(leg.to())))
            .collect(Collectors.toSet())
            .size();
    return Stream.of(Match.ofMember(this, day, Legs.ends(found), communes, 1));
  }

  private static UnitId commune(CandidateAct visit) {
    return visit.act().where().flatMap(Whereabouts::commune).orElseThrow();
  }
}

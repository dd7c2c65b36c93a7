package socai.query.finding.rule;

import java.util.List;
import java.util.stream.Stream;
import socai.query.finding.history.CandidateAct;
import socai.query.finding.history.MemberDay;

/**
 * More acts of one member on one day than anybody can do, by whatever channel. Also what keeps the
 * other rules of a day honest: they look at {@link MemberDay#MOST_ACTS}, and whoever tells so many
 * of a day to hide some is found here.
 */
public final class ActsPerDay implements RuleCheck<MemberDay> {
  private final int most;

  public ActsPerDay(Settings settings) {
    most = settings.of(Parameter.ACTS);
  }

  @Override
  public Rule rule() {
    return Rule.ACTS_PER_DAY;
  }

  @Override
  public Parameter.Measure measure() {
    return Parameter.Measure.ACTS;
  }

  @Override
  public Stream<Match> judge(MemberDay day) {
    List<CandidateAct> acts = day.acts().stream().filter(day::isOwn).toList();
    return acts.size() <= most
        ? Stream.empty()
        : Stream.of(Match.ofMember(this, day, acts, acts.size(), most));
  }
}

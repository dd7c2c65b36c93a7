package socai.query.finding.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import socai.person.PersonId;
import socai.query.finding.history.MemberDay;

/** An act of somebody who was no member of the team on that day, or when there was no team. */
public final class OutsideMembership implements RuleCheck<MemberDay> {
  @Override
  public Rule rule() {
    return Rule.OUTSIDE_MEMBERSHIP;
  }

  @Override
  public Parameter.Measure measure() {
    return Parameter.Measure.ACTS;
  }

  @Override
  public Stream<Match> judge(MemberDay day) {
    PersonId member = day.member();
    return day.acts().stream()
        .filter(day::isOwn)
        .filter(a -> a.outside().isPresent())
        .map(
            a ->
                new Match(
                    Match.id(rule(), a.key() + "/" + member),
                    rule(),
                    a.act().day(),
                    Optional.of(member),
                    member.subject(),
                    new Basis.Listed(List.of(a)),
                    1,
                    0));
  }
}

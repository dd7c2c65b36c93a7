package socai.query.finding.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import socai.query.finding.history.Legs;
import socai.query.finding.history.MemberDay;
import socai.query.finding.history.Whereabouts;

/**
 * A member at one door and then at the next, with less time between than the way takes as the crow
 * flies. A door of which no place is known is passed over; so is the way between two doors that
 * share one centre.
 */
public final class Travel implements RuleCheck<MemberDay> {
  private static final double MILLISECONDS_PER_HOUR = Duration.ofHours(1).toMillis();

  private final int speed;
  private final int slack;

  public Travel(Settings settings) {
    speed = settings.of(Parameter.SPEED);
    slack = settings.of(Parameter.SLACK);
  }

  @Override
  public Rule rule() {
    return Rule.TRAVEL;
  }

  @Override
  public Parameter.Measure measure() {
    return Parameter.Measure.KILOMETRES;
  }

  @Override
  public Stream<Match> judge(MemberDay day) {
    List<Legs.Leg> found = new ArrayList<>();
    double way = 0;
    double possible = 0;
    for (Legs.Leg leg : Legs.of(day, w -> w.place().isPresent())) {
      double legWay = kilometres(leg);
      double legPossible = possible(leg);
      if (legWay > legPossible) {
        if (found.isEmpty() || legWay - legPossible > way - possible) {
          way = legWay;
          possible = legPossible;
        }
        found.add(leg);
      }
    }
    return found.isEmpty()
        ? Stream.empty()
        : Stream.of(Match.ofMember(this, day, Legs.ends(found), way, possible));
  }

  /** What is left of the way when the doubt about both ends is taken off. */
  private double kilometres(Legs.Leg leg) {
    Whereabouts from = leg.from().act().where().orElseThrow();
    Whereabouts to = leg.to().act().where().orElseThrow();
    if (from.hamlet().equals(to.hamlet())) {
      return 0;
    }
    double doubt = (from.exact() ? 0 : slack) + (to.exact() ? 0 : slack);
    return Math.max(
        0, Whereabouts.kilometres(from.place().orElseThrow(), to.place().orElseThrow()) - doubt);
  }

  private double possible(Legs.Leg leg) {
    return Duration.between(leg.from().act().at(), leg.to().act().at()).toMillis()
        / MILLISECONDS_PER_HOUR
        * speed;
  }
}

package socai.query.suspicion;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import socai.ledger.Position;

/**
 * The same act under two identifiers: one household, one team, the same services at nearly the same
 * time. A finding is about the later told of them; whatever it resembles was told before it.
 */
final class ToldTwice implements Judge {
  private final Duration within;

  ToldTwice(Settings settings) {
    within = settings.minutes(Parameter.TWICE_WITHIN);
  }

  @Override
  public Rule rule() {
    return Rule.TOLD_TWICE;
  }

  @Override
  public Parameter.Measure measure() {
    return Parameter.Measure.ACTS;
  }

  @Override
  public Stream<Suspected> judge(String key, List<Gathered> acts) {
    return acts.stream().flatMap(act -> repeats(act, acts).stream());
  }

  private Optional<Suspected> repeats(Gathered later, List<Gathered> acts) {
    List<Gathered> alike =
        acts.stream()
            .filter(a -> told(a).compareTo(told(later)) <= 0)
            .filter(a -> isLike(a.act(), later.act()))
            .toList();
    return alike.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Suspected(
                Suspected.id(rule(), later.key()),
                rule(),
                later.act().day(),
                Optional.empty(),
                later.act().household().stream().toString(),
                alike,
                alike.size(),
                1));
  }

  private boolean isLike(ToldAct a, ToldAct b) {
    return a.team().equals(b.team())
        && a.services().equals(b.services())
        && Duration.between(a.at(), b.at()).abs().compareTo(within) <= 0;
  }

  private static Position told(Gathered act) {
    return act.act().positions().stream().min(Comparator.naturalOrder()).orElseThrow();
  }
}

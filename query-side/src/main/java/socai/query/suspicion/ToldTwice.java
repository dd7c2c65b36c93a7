package socai.query.suspicion;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import socai.ledger.Position;

/**
 * The same act under several identifiers: one household, one team, the same services at nearly the
 * same time. However often it was told, it is one finding, which is about the first repetition: the
 * act that was told second.
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
    List<Gathered> left = new ArrayList<>(acts);
    List<Suspected> found = new ArrayList<>();
    while (!left.isEmpty()) {
      List<Gathered> alike = takeAlike(left);
      if (alike.size() > 1) {
        found.add(found(alike));
      }
    }
    return found.stream();
  }

  /** Takes the first out of {@code left}, with all that resemble it or one another on the way. */
  private List<Gathered> takeAlike(List<Gathered> left) {
    List<Gathered> alike = new ArrayList<>(List.of(left.remove(0)));
    for (int i = 0; i < alike.size(); i++) {
      ToldAct one = alike.get(i).act();
      List<Gathered> more = left.stream().filter(a -> isLike(a.act(), one)).toList();
      alike.addAll(more);
      left.removeAll(more);
    }
    return alike;
  }

  private Suspected found(List<Gathered> alike) {
    Gathered repetition =
        alike.stream()
            .sorted(Comparator.comparing(ToldTwice::told))
            .skip(1)
            .findFirst()
            .orElseThrow();
    return new Suspected(
        Suspected.id(rule(), repetition.key()),
        rule(),
        repetition.act().day(),
        Optional.empty(),
        repetition.act().household().stream().toString(),
        alike.stream()
            .sorted(Comparator.comparing(Gathered::act, ToldAct.AS_THEY_OCCURRED))
            .toList(),
        alike.size(),
        1);
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

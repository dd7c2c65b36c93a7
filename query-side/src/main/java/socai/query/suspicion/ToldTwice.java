package socai.query.suspicion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import socai.catalogue.ServiceId;
import socai.ledger.Position;
import socai.team.TeamId;

/**
 * The same act under several identifiers: one household, one team, the same services at nearly the
 * same time. However often it was told, it is one finding, which is about the first repetition: the
 * act that was told second.
 */
final class ToldTwice implements Judge<List<Gathered>> {
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
    Map<Likeness, List<List<Gathered>>> all = new LinkedHashMap<>();
    for (Gathered act : acts) {
      List<List<Gathered>> told =
          all.computeIfAbsent(Likeness.of(act.act()), l -> new ArrayList<>());
      if (told.isEmpty() || !isSoonAfter(act, told.get(told.size() - 1))) {
        told.add(new ArrayList<>());
      }
      told.get(told.size() - 1).add(act);
    }
    return all.values().stream()
        .flatMap(List::stream)
        .filter(alike -> alike.size() > 1)
        .map(this::found);
  }

  /** What acts have in common that may be one. */
  private record Likeness(TeamId team, List<ServiceId> services) {
    static Likeness of(ToldAct act) {
      return new Likeness(act.team(), act.services());
    }
  }

  private boolean isSoonAfter(Gathered act, List<Gathered> alike) {
    Instant last = alike.get(alike.size() - 1).act().at();
    return Duration.between(last, act.act().at()).compareTo(within) <= 0;
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
        new Grounds.Listed(alike),
        alike.size(),
        1);
  }

  private static Position told(Gathered act) {
    return act.act().positions().get(0);
  }
}

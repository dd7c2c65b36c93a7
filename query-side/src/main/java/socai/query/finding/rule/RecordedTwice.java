package socai.query.finding.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import socai.catalogue.ServiceId;
import socai.ledger.Position;
import socai.query.finding.history.CandidateAct;
import socai.query.finding.history.CountedAct;
import socai.query.finding.history.Neighbours;

/**
 * The same act under several identifiers: one household and a service that both name, at nearly the
 * same time, whichever team and channel they name. However often it was recorded, it is one
 * finding, which is about the first repetition: the act that was recorded second.
 */
public final class RecordedTwice implements RuleCheck<Neighbours> {
  private final Duration within;

  public RecordedTwice(Settings settings) {
    within = settings.minutes(Parameter.TWICE_WITHIN);
  }

  /** How far apart two acts may lie that are one. */
  public Duration within() {
    return within;
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
  public Stream<Match> judge(Neighbours close) {
    return alike(close.acts().stream().sorted(CountedAct.AS_THEY_OCCURRED).toList())
        .filter(group -> group.size() > 1)
        .map(this::found);
  }

  /**
   * {@code acts} in groups: each act with the last one before it on each of its services, where
   * that is not long before, and with all that this one is grouped with.
   */
  private Stream<List<CandidateAct>> alike(List<CountedAct> acts) {
    int[] joinedTo = new int[acts.size()];
    Map<ServiceId, Integer> lastOn = new HashMap<>();
    for (int i = 0; i < joinedTo.length; i++) {
      joinedTo[i] = i;
      for (ServiceId service : acts.get(i).services()) {
        Integer last = lastOn.put(service, i);
        if (last != null && isSoonAfter(acts.get(i), acts.get(last))) {
          joinedTo[first(joinedTo, i)] = first(joinedTo, last);
        }
      }
    }
    Map<Integer, List<CandidateAct>> groups = new LinkedHashMap<>();
    for (int i = 0; i < joinedTo.length; i++) {
      groups
          .computeIfAbsent(first(joinedTo, i), group -> new ArrayList<>())
          .add(CandidateAct.alone(acts.get(i)));
    }
    return groups.values().stream();
  }

  /** The one that stands for all that {@code act} is joined to, each of which is shown the way. */
  private static int first(int[] joinedTo, int act) {
    int first = act;
    while (joinedTo[first] != first) {
      joinedTo[first] = joinedTo[joinedTo[first]];
      first = joinedTo[first];
    }
    return first;
  }

  private boolean isSoonAfter(CountedAct act, CountedAct last) {
    return Duration.between(last.at(), act.at()).compareTo(within) <= 0;
  }

  private Match found(List<CandidateAct> alike) {
    CandidateAct repetition =
        alike.stream()
            .sorted(Comparator.comparing(RecordedTwice::recorded))
            .skip(1)
            .findFirst()
            .orElseThrow();
    return new Match(
        Match.id(rule(), repetition.key()),
        rule(),
        repetition.act().day(),
        Optional.empty(),
        repetition.act().household().stream().toString(),
        new Basis.Listed(alike),
        alike.size(),
        1);
  }

  private static Position recorded(CandidateAct act) {
    return act.act().positions().get(0);
  }
}

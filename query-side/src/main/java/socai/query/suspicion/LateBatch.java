package socai.query.suspicion;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Many acts that one login told of one team on one day, each of them long after it occurred. */
final class LateBatch implements Judge {
  private final int most;
  private final Duration late;

  LateBatch(Settings settings) {
    most = settings.of(Parameter.LATE_ACTS);
    late = Duration.ofDays(settings.of(Parameter.LATE_BY));
  }

  /** Whether {@code act} was told so long after it occurred that it is held against others. */
  boolean counts(ToldAct act) {
    return act.late().compareTo(late) >= 0;
  }

  @Override
  public Rule rule() {
    return Rule.LATE_BATCH;
  }

  @Override
  public Parameter.Measure measure() {
    return Parameter.Measure.ACTS;
  }

  @Override
  public Stream<Suspected> judge(String key, List<Gathered> acts) {
    if (acts.size() <= most) {
      return Stream.empty();
    }
    ToldAct first = acts.get(0).act();
    return Stream.of(
        new Suspected(
            Suspected.id(rule(), key),
            rule(),
            first.recordedAt().day(),
            Optional.empty(),
            first.members().get(0).subject(),
            acts,
            acts.size(),
            most));
  }
}

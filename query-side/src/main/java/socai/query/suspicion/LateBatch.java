package socai.query.suspicion;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import socai.suspicion.FindingId;

/** Many acts that one login told of one team on one day, each of them long after it occurred. */
final class LateBatch implements Judge<LateTally> {
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
  public Stream<Suspected> judge(String key, LateTally batch) {
    if (batch.tally().acts() <= most) {
      return Stream.empty();
    }
    return Stream.of(
        new Suspected(
            finding(key),
            rule(),
            batch.recorded(),
            Optional.empty(),
            batch.tally().members().get(0).value().subject(),
            new Grounds.Batch(batch),
            batch.tally().acts(),
            most));
  }

  /** What is found of the batch {@code key} whenever something is. */
  static FindingId finding(String key) {
    return Suspected.id(Rule.LATE_BATCH, key);
  }
}

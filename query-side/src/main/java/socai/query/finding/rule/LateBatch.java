package socai.query.finding.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import socai.finding.FindingId;
import socai.query.finding.history.CountedAct;
import socai.query.finding.history.LateTally;

/**
 * Many acts recorded in one week, each of them long after it occurred: of one team, or by one login
 * of several teams of a commune, none of which is found by itself.
 */
public final class LateBatch implements RuleCheck<LateTally> {
  private final int most;
  private final Duration late;

  public LateBatch(Settings settings) {
    most = settings.of(Parameter.LATE_ACTS);
    late = Duration.ofDays(settings.of(Parameter.LATE_BY));
  }

  /** In which tallies {@code act} counts; in none if it was recorded in time. */
  public List<String> talliesOf(CountedAct act) {
    return act.recordedLate(late).map(recorded -> LateTally.idsOf(act, recorded)).orElse(List.of());
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
  public Stream<Match> judge(LateTally batch) {
    boolean teamIsFound =
        !batch.isOfTeam() && batch.tally().teams().stream().anyMatch(team -> team.acts() > most);
    if (batch.tally().acts() <= most || teamIsFound) {
      return Stream.empty();
    }
    return Stream.of(
        new Match(
            finding(batch.id()),
            rule(),
            batch.recorded(),
            Optional.empty(),
            batch.tally().members().get(0).value().subject(),
            new Basis.Batch(batch),
            batch.tally().acts(),
            most));
  }

  /** What is found of the batch {@code key} whenever something is. */
  public static FindingId finding(String key) {
    return Match.id(Rule.LATE_BATCH, key);
  }
}

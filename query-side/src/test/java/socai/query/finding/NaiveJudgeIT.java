package socai.query.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.fixture.FreshDatabase;
import socai.fixture.Seeds;
import socai.query.QueryContext;
import socai.query.finding.history.CandidateAct;
import socai.query.finding.history.Whereabouts;
import socai.query.finding.rule.Rule;
import socai.query.projection.Projection;
import socai.query.projection.ReadModels;
import socai.query.projection.ReadSnapshot;
import socai.query.projection.Recorded;

/**
 * What is found event by event is what a check finds who reads the whole history at its end, in
 * whatever order it was recorded and however it was cut.
 */
@ExtendWith(FreshDatabase.class)
class NaiveJudgeIT {
  private static final int EVENTS = 260;

  @RepeatedTest(3)
  void event_by_event_comes_to_the_same_as_reading_all_at_the_end(
      MongoDatabase database, RepetitionInfo repetition) {
    Seeds.only(
        repetition.getCurrentRepetition(),
        random -> {
          List<Recorded> history = RandomWard.of(random, EVENTS);
          try (QueryContext context = new QueryContext(database)) {
            int from = 0;
            while (from < history.size()) {
              int to = Math.min(history.size(), from + 1 + random.nextInt(60));
              context.apply(suspicions(context), history.subList(from, to));
              from = random.nextInt(4) == 0 ? Math.max(0, from - random.nextInt(20)) : to;
            }
            assertThat(status(context)).isEqualTo(NaiveJudge.findings(history));
          }
        });
  }

  @Test
  void the_random_histories_have_something_for_every_rule_but_that_of_too_many_acts() {
    Set<Rule> seen = EnumSet.noneOf(Rule.class);
    for (int seed = 1; seed <= 3; seed++) {
      for (String found : NaiveJudge.findings(RandomWard.of(new Random(seed), EVENTS))) {
        seen.add(Rule.valueOf(found.substring(0, found.indexOf(' '))));
      }
    }
    assertThat(seen).isEqualTo(EnumSet.complementOf(EnumSet.of(Rule.ACTS_PER_DAY)));
  }

  private static Projection suspicions(QueryContext context) {
    return context.projections().stream()
        .filter(p -> p.name().equals(FindingProjection.NAME))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> status(QueryContext context) {
    Set<String> status = new TreeSet<>();
    ReadSnapshot snapshot = QueryContext.ALL;
    ActsOfFindings all = new ActsOfFindings(context.get(ReadModels.class), snapshot);
    for (FindingView f :
        context
            .get(ReadModels.class)
            .at(FindingProjection.FINDINGS, snapshot)
            .find(id -> Filters.empty())) {
      if (f.state() != FindingView.State.WITHDRAWN) {
        List<CandidateAct> acts =
            all.page(f, Optional.empty(), EVENTS).acts().stream()
                .map(FindingAct::gathered)
                .toList();
        assertThat(acts).hasSize(f.lastFound().acts());
        status.add(
            NaiveJudge.recorded(
                f.rule(),
                whose(f, acts),
                acts.stream().map(CandidateAct::key).collect(Collectors.toSet())));
      }
    }
    return status;
  }

  private static String whose(FindingView f, List<CandidateAct> acts) {
    return switch (f.rule()) {
      case DOORS_PER_HOUR, TRAVEL, TWO_COMMUNES, ACTS_PER_DAY ->
          f.lastFound().members().get(0) + " " + f.lastFound().day();
      case OUTSIDE_MEMBERSHIP -> acts.get(0).key() + "/" + f.lastFound().members().get(0);
      case TOLD_TWICE ->
          acts.stream()
              .sorted(Comparator.comparing(a -> a.act().positions().get(0)))
              .toList()
              .get(1)
              .key();
      case LATE_BATCH ->
          f.lastFound().teams().size() == 1
              ? f.lastFound().teams().get(0) + " " + f.lastFound().day()
              : commune(acts.get(0)) + " " + recorder(acts.get(0)) + " " + f.lastFound().day();
    };
  }

  private static Object commune(CandidateAct act) {
    return act.act().where().flatMap(Whereabouts::commune).orElseThrow();
  }

  private static String recorder(CandidateAct act) {
    return act.act().recordedLate(Duration.ofDays(7)).orElseThrow().login();
  }
}

package socai.query.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.env.StandardEnvironment;
import socai.finding.FindingId;
import socai.fixture.FreshDatabase;
import socai.fixture.Names;
import socai.fixture.Seeds;
import socai.query.Crashing;
import socai.query.QueryContext;
import socai.query.finding.FindingView.What;
import socai.query.finding.history.Counted;
import socai.query.finding.history.KnownActs;
import socai.query.finding.rule.Basis;
import socai.query.finding.rule.Match;
import socai.query.finding.rule.RecordedTwice;
import socai.query.finding.rule.Rule;
import socai.query.finding.rule.Settings;
import socai.query.projection.Projection;
import socai.query.projection.ReadModels;
import socai.query.projection.Recorded;

/**
 * What is found by reading what lies close to an act is what is found by judging the household as a
 * whole, however the events are cut, wherever the process dies and however often it is recorded
 * again.
 */
@ExtendWith(FreshDatabase.class)
class RecordedTwiceIT {
  private static final int EVENTS = 240;
  private static final int WRITES = 9;

  @RepeatedTest(12)
  void close_acts_come_to_the_same_as_the_whole_household(
      MongoDatabase database, RepetitionInfo repetition) {
    Seeds.only(
        repetition.getCurrentRepetition(),
        random -> {
          List<Recorded> history = RandomHomes.of(random, EVENTS);
          Crashing crashing = new Crashing(random);
          int most = 1 + random.nextInt(80);
          try (QueryContext context = new QueryContext(crashing.on(database))) {
            for (int from = 0; from < history.size(); ) {
              int to = Math.min(history.size(), from + 1 + random.nextInt(most));
              if (random.nextBoolean()) {
                die(crashing, random, context, history.subList(from, to));
              } else {
                apply(context, history.subList(from, to));
              }
              from = random.nextInt(4) == 0 ? Math.max(0, from - random.nextInt(most)) : to;
            }
            assertSame(found(context), expected(history));
          }
        });
  }

  private static void assertSame(
      Map<FindingId, WholeHouseholds.Found> found, Map<FindingId, WholeHouseholds.Found> expected) {
    assertThat(found).containsOnlyKeys(expected.keySet());
    expected.forEach(
        (id, whole) -> {
          WholeHouseholds.Found close = Objects.requireNonNull(found.get(id));
          assertThat(close.turns()).as("turns of %s", id).isEqualTo(whole.turns());
          assertThat(close.stands()).as("whether %s stands", id).isEqualTo(whole.stands());
          assertThat(close.as().listed())
              .as("acts of %s", id)
              .containsExactlyInAnyOrderElementsOf(whole.as().listed());
          assertThat(close.as())
              .usingRecursiveComparison()
              .ignoringFields("basis")
              .isEqualTo(whole.as());
        });
  }

  @Test
  void the_random_histories_find_change_withdraw_and_find_again() {
    List<WholeHouseholds.Found> found = new ArrayList<>();
    for (int seed = 1; seed <= 12; seed++) {
      found.addAll(expected(RandomHomes.of(new Random(seed), EVENTS)).values());
    }
    assertThat(found).hasSizeGreaterThan(200);
    assertThat(found).anyMatch(one -> one.turns().size() > 6);
    assertThat(found).anyMatch(one -> one.as().listed().size() > 6);
    for (What what : List.of(What.FOUND, What.CHANGED, What.WITHDRAWN)) {
      assertThat(found)
          .anyMatch(
              one ->
                  one.turns().size() > 2 && one.turns().get(one.turns().size() - 1).what() == what);
    }
  }

  @Test
  void of_more_acts_close_together_than_anybody_tells_those_told_first_are_held_against_another(
      MongoDatabase database) {
    Ward ward = new Ward().home("home", "a1");
    int most = KnownActs.MOST_TOGETHER;
    for (int i = 0; i < most + 50; i++) {
      ward.act(
          "act " + i,
          "home",
          Ward.guidance(
              "%02d:%02d".formatted(8 + i / 60 % 8, i % 60), Names.person("one of 9: " + i % 9)));
    }
    try (QueryContext context = new QueryContext(database)) {
      apply(context, ward.rest());
      assertThat(acts(context)).isEqualTo(most);
      ward.retract("act " + most, "home").retract("act 7", "home");
      apply(context, ward.rest());
      assertThat(acts(context)).isEqualTo(most - 1);
      ward.visit("one more", "home", "09:00").visit("and one more", "home", "09:00");
      ward.visit("far from them", "home", "20:00").visit("and again", "home", "20:00");
      apply(context, ward.rest());
      assertThat(acts(context)).isEqualTo(most);
      assertThat(found(context).values()).extracting(one -> one.as().measure()).contains(2.0);
    }
  }

  private static int acts(QueryContext context) {
    return found(context).values().stream()
        .mapToInt(one -> one.as().listed().size())
        .max()
        .orElseThrow();
  }

  private static void die(
      Crashing crashing, Random random, QueryContext context, List<Recorded> batch) {
    crashing.dieAfter(random.nextInt(WRITES));
    try {
      apply(context, batch);
    } catch (Crashing.Crash gone) {
      // the next process is given all of it again
    } finally {
      crashing.live();
    }
    int half = random.nextInt(batch.size());
    apply(context, batch.subList(0, half));
    apply(context, batch.subList(half, batch.size()));
  }

  private static void apply(QueryContext context, List<Recorded> batch) {
    Projection suspicions = context.get(FindingProjection.class);
    context.apply(suspicions, batch);
  }

  private static Map<FindingId, WholeHouseholds.Found> expected(List<Recorded> history) {
    return WholeHouseholds.judge(
        history, new RecordedTwice(new Settings(new StandardEnvironment())));
  }

  private static Map<FindingId, WholeHouseholds.Found> found(QueryContext context) {
    ReadModels models = context.get(ReadModels.class);
    Map<FindingId, WholeHouseholds.Found> found = new HashMap<>();
    for (FindingView f :
        models.at(FindingProjection.FINDINGS, QueryContext.ALL).find(id -> Filters.empty())) {
      if (f.rule() == Rule.TOLD_TWICE) {
        FindingId id = new FindingId(UUID.fromString(f.id()));
        Match as =
            new Match(
                id,
                f.rule(),
                f.lastFound().day(),
                Optional.empty(),
                f.lastFound().about(),
                new Basis.Listed(
                    new ActsOfFindings(models, QueryContext.ALL)
                        .page(f, Optional.empty(), 10_000).acts().stream()
                            .map(FindingAct::gathered)
                            .toList()),
                f.lastFound().measure(),
                f.lastFound().threshold());
        assertThat(f.lastFound().acts()).isEqualTo(as.listed().size());
        assertThat(f.lastFound().units()).hasSameElementsAs(as.basis().tally().units());
        assertThat(f.lastFound().members())
            .hasSameElementsAs(Counted.values(as.basis().tally().members()));
        found.put(id, new WholeHouseholds.Found(as, f.found(), turns(models, f)));
      }
    }
    return found;
  }

  private static List<WholeHouseholds.Turn> turns(ReadModels models, FindingView f) {
    return new ChangesOfFindings(models, QueryContext.ALL)
        .page(f, Optional.empty()).changes().stream()
            .map(change -> new WholeHouseholds.Turn(change.what(), change.position()))
            .toList();
  }
}

package socai.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.HOME;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.fixture.RandomActs;
import socai.fixture.Seeds;
import socai.person.Personal;
import socai.time.OccurredAt;

/** The guidance a household was given, recorded in any order, corrected and retracted. */
class GuidanceHistoryTest {
  private static final Personal REASON = new Personal(HOME.stream().toString(), "Nhầm");
  private static final ActId ACT = Names.act("one");

  @Test
  void levels_are_what_taking_all_acts_in_their_order_leads_to() {
    Seeds.forEach(500, GuidanceHistoryTest::isWhatTheLadderSays);
  }

  private static void isWhatTheLadderSays(Random random) {
    GuidanceHistory history = GuidanceHistory.NONE;
    Map<ActId, Guidance> counting = new LinkedHashMap<>();
    List<ActId> known = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      int what = known.isEmpty() ? 0 : random.nextInt(4);
      ActId act = what < 2 ? Names.act("act " + i) : known.get(random.nextInt(known.size()));
      if (what < 2) {
        known.add(act);
      }
      Guidance guidance = moved(RandomActs.guidance(random), random.nextInt(5));
      if (what < 2) {
        counting.put(act, guidance);
      } else if (what == 2) {
        counting.replace(act, guidance);
      } else {
        counting.remove(act);
      }
      history = history.after(event(what, act, guidance));
      assertThat(history.levels()).isEqualTo(Ladder.levels(counting));
      assertThat(history.count()).isEqualTo(counting.size());
      isSoOnEachDay(history, counting);
    }
    for (ActId act : known) {
      assertThat(history.act(act).isPresent()).isEqualTo(counting.containsKey(act));
      assertThat(history.isRetracted(act)).isEqualTo(!counting.containsKey(act));
    }
  }

  private static void isSoOnEachDay(GuidanceHistory history, Map<ActId, Guidance> counting) {
    for (int i = -1; i < 6; i++) {
      LocalDate day = Field.MORNING.day().plusDays(i);
      Map<ActId, Guidance> until = new LinkedHashMap<>(counting);
      until.values().removeIf(guidance -> guidance.occurredAt().day().isAfter(day));
      RandomActs.SERVICES.forEach(
          service ->
              assertThat(history.levelOn(service, day))
                  .isEqualTo(Ladder.levels(until).getOrDefault(service, AdoptionLevel.NONE)));
    }
  }

  private static GuidanceEvent event(int what, ActId act, Guidance guidance) {
    if (what < 2) {
      return new GuidanceActRecorded(HOME, act, guidance);
    }
    return what == 2
        ? new GuidanceActCorrected(HOME, act, guidance, REASON)
        : new GuidanceActRetracted(HOME, act, REASON, guidance.occurredAt());
  }

  private static Guidance moved(Guidance guidance, int days) {
    return Field.guidance(
        new OccurredAt(guidance.occurredAt().value().plusDays(days)),
        guidance.steps().toArray(Step[]::new));
  }

  @Test
  void a_correction_stands_in_place_of_what_was_told() {
    GuidanceHistory history =
        GuidanceHistory.NONE
            .after(recorded(new Step.UsesAlone(Field.VNEID)))
            .after(
                new GuidanceActCorrected(
                    HOME,
                    ACT,
                    Field.guidance(Field.MORNING, new Step.Introduced(Field.VNEID)),
                    REASON));
    assertThat(history.level(Field.VNEID)).isEqualTo(AdoptionLevel.INTRODUCED);
  }

  @Test
  void who_retracts_takes_away_what_only_that_act_led_to() {
    GuidanceHistory history = GuidanceHistory.NONE.after(recorded(new Step.UsesAlone(Field.VNEID)));
    assertThat(history.level(Field.VNEID)).isEqualTo(AdoptionLevel.USES_ALONE);
    GuidanceHistory left =
        history.after(new GuidanceActRetracted(HOME, ACT, REASON, Field.MORNING));
    assertThat(left.level(Field.VNEID)).isEqualTo(AdoptionLevel.NONE);
    assertThat(left.levels()).isEmpty();
    assertThat(left.isRetracted(ACT)).isTrue();
  }

  private static GuidanceActRecorded recorded(Step step) {
    return Field.recorded(ACT, Field.MORNING, step);
  }
}

package socai.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.PAYMENT;
import static socai.fixture.Field.VNEID;
import static socai.guidance.AdoptionLevel.ACTIVATED;
import static socai.guidance.AdoptionLevel.INSTALLED;
import static socai.guidance.AdoptionLevel.INTRODUCED;
import static socai.guidance.AdoptionLevel.NONE;
import static socai.guidance.AdoptionLevel.USES_ALONE;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import socai.catalogue.ServiceId;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.fixture.RandomActs;
import socai.fixture.Seeds;

/** Where a household stands on each service. */
class LadderTest {
  private final Map<ActId, Guidance> acts = new LinkedHashMap<>();

  @Test
  void nobody_has_told_of_anything_yet() {
    assertThat(Ladder.levels(acts)).isEmpty();
  }

  @Test
  void each_step_lifts_a_household_to_its_level() {
    act("2023-01-01T08:00:00+07:00", new Step.Introduced(VNEID), new Step.Installed(PAYMENT));
    assertThat(Ladder.levels(acts)).isEqualTo(Map.of(VNEID, INTRODUCED, PAYMENT, INSTALLED));
    act("2023-01-02T08:00:00+07:00", new Step.Activated(VNEID), new Step.UsesAlone(PAYMENT));
    assertThat(Ladder.levels(acts)).isEqualTo(Map.of(VNEID, ACTIVATED, PAYMENT, USES_ALONE));
  }

  @Test
  void an_earlier_step_told_again_pulls_nobody_down() {
    act("2023-01-01T08:00:00+07:00", new Step.Activated(VNEID));
    act("2023-01-02T08:00:00+07:00", new Step.Introduced(VNEID));
    assertThat(Ladder.levels(acts)).isEqualTo(Map.of(VNEID, ACTIVATED));
  }

  @Test
  void a_lost_phone_pulls_a_household_down() {
    act("2023-01-01T08:00:00+07:00", new Step.Activated(VNEID), new Step.Activated(PAYMENT));
    act(
        "2023-01-02T08:00:00+07:00",
        new Step.SteppedBack(VNEID, INTRODUCED, Reason.LOST_PHONE),
        new Step.SteppedBack(PAYMENT, NONE, Reason.LOST_PHONE));
    assertThat(Ladder.levels(acts)).isEqualTo(Map.of(VNEID, INTRODUCED));
  }

  @Test
  void stepping_back_lifts_nobody() {
    act("2023-01-01T08:00:00+07:00", new Step.Introduced(VNEID));
    act("2023-01-02T08:00:00+07:00", new Step.SteppedBack(VNEID, ACTIVATED, Reason.CHANGED_SIM));
    assertThat(Ladder.levels(acts)).isEqualTo(Map.of(VNEID, INTRODUCED));
  }

  @ParameterizedTest
  @EnumSource
  void declined_and_impossible_change_nothing(AdoptionLevel before) {
    assertThat(new Step.Declined(VNEID, Reason.DISTRUST).leadsTo(before)).isEqualTo(before);
    assertThat(new Step.Impossible(VNEID, Reason.NO_SIGNAL).leadsTo(before)).isEqualTo(before);
  }

  @Test
  void what_occurred_later_counts_later_although_it_was_told_first() {
    act("2023-01-09T08:00:00+07:00", new Step.SteppedBack(VNEID, INSTALLED, Reason.LOST_PHONE));
    act("2023-01-02T08:00:00+07:00", new Step.UsesAlone(VNEID));
    assertThat(Ladder.levels(acts)).isEqualTo(Map.of(VNEID, INSTALLED));
  }

  @Test
  void moments_are_compared_whatever_their_offsets() {
    act("2023-01-02T08:00:00+07:00", new Step.SteppedBack(VNEID, NONE, Reason.LOST_PHONE));
    act("2023-01-02T02:00:00+00:00", new Step.Activated(VNEID));
    assertThat(Ladder.levels(acts)).isEqualTo(Map.of(VNEID, ACTIVATED));
  }

  @Test
  void acts_in_any_order_of_arrival_lead_to_the_same_levels() {
    Seeds.forEach(
        300,
        random -> {
          Map<ActId, Guidance> recorded = RandomActs.acts(random);
          Map<ServiceId, AdoptionLevel> levels = Ladder.levels(recorded);
          for (int i = 0; i < 5; i++) {
            assertThat(Ladder.levels(RandomActs.shuffled(recorded, random))).isEqualTo(levels);
          }
        });
  }

  @Test
  void without_a_step_back_the_highest_step_counts() {
    Seeds.forEach(
        300,
        random -> {
          Map<ActId, Guidance> recorded = RandomActs.acts(random);
          recorded
              .values()
              .removeIf(g -> g.steps().stream().anyMatch(s -> s instanceof Step.SteppedBack));
          Map<ServiceId, AdoptionLevel> highest = new LinkedHashMap<>();
          recorded.values().stream()
              .flatMap(g -> g.steps().stream())
              .filter(step -> step.leadsTo(NONE) != NONE)
              .forEach(s -> highest.merge(s.service(), s.leadsTo(NONE), AdoptionLevel::orHigher));
          assertThat(Ladder.levels(recorded)).isEqualTo(highest);
        });
  }

  private void act(String time, Step... steps) {
    acts.put(Names.act("act " + acts.size()), Field.guidance(Field.at(time), steps));
  }
}

package socai.command.guidance;

import static socai.fixture.Field.LO;
import static socai.fixture.Field.MORNING;
import static socai.fixture.Field.TEAM;
import static socai.fixture.Field.VNEID;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import socai.command.CommandScenario;
import socai.fixture.Field;
import socai.fixture.Names;
import socai.guidance.Channel;
import socai.guidance.Step;
import socai.household.HouseholdId;

/** Of a household that nobody knows, no act is put right either, and that is what is said. */
class NobodysActsTest extends CommandScenario {
  private static final HouseholdId NOBODY = Names.household("nobody");

  @Test
  void acts_of_a_household_nobody_knows_are_neither_corrected_nor_retracted() {
    story.given(Field.units());
    story.given(Field.offered(VNEID));
    story.given(Field.assigned(), Field.formed());
    NewGuidance recorded =
        new NewGuidance(
            TEAM,
            List.of(LO),
            MORNING,
            Channel.DOOR,
            List.of(new Step.Introduced(VNEID)),
            Optional.empty());
    story
        .when(new CorrectGuidanceAct(next(), Names.act("one"), NOBODY, recorded, "Nhầm"))
        .refused(GuidanceRefusal.HOUSEHOLD_UNKNOWN);
    story
        .when(new RetractGuidanceAct(next(), Names.act("one"), NOBODY, "Nhầm"))
        .refused(GuidanceRefusal.HOUSEHOLD_UNKNOWN);
  }
}

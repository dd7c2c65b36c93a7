package socai.command.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import socai.command.CommandRefusal;
import socai.command.CommandScenario;
import socai.finding.FindingExamined;
import socai.finding.FindingId;
import socai.finding.FindingReopened;
import socai.fixture.Field;
import socai.ledger.CommandId;
import socai.person.Personal;
import socai.time.OccurredAt;

/** What may be said of findings. */
class FindingRulesTest extends CommandScenario {
  private static final FindingId FINDING =
      new FindingId(UUID.fromString("f0000000-0000-4000-8000-000000000001"));
  private static final OccurredAt NOW = Field.at("2024-06-01T10:00:00+07:00");

  @Test
  void an_auditor_says_what_came_of_a_look() {
    story.given(Field.offered(Field.VNEID));
    story.when(examine(1)).then(examined(1));
  }

  @Test
  void the_same_command_again_changes_nothing_and_is_answered_as_at_first() {
    story.given(Field.offered(Field.VNEID));
    ExamineFinding once = examine(1);
    story.when(once).then(examined(1));
    assertThat(story.when(once).events()).isEmpty();
    assertThat(story.when(once).receipt().position().value()).isEqualTo(2);
  }

  @Test
  void what_was_examined_up_to_a_position_is_examined_again_only_beyond_it() {
    story.given(Field.offered(Field.VNEID), Field.offered(Field.PAYMENT), examined(2));
    story.when(examine(1)).refused(FindingRefusal.EXAMINED_ALREADY);
    story.when(examine(2)).refused(FindingRefusal.EXAMINED_ALREADY);
    story.when(examine(3)).then(examined(3));
  }

  @Test
  void nobody_has_looked_at_what_is_not_in_the_ledger_yet() {
    story.given(Field.offered(Field.VNEID));
    story.when(examine(2)).refused(FindingRefusal.BEYOND_THE_LEDGER);
  }

  @Test
  void what_was_examined_is_opened_again_and_may_then_be_examined_anew() {
    story.given(Field.offered(Field.VNEID), examined(1));
    story
        .when(new ReopenFinding(next(), FINDING, Field.LO.subject(), "Tổ báo lại khác"))
        .then(
            new FindingReopened(FINDING, new Personal(Field.LO.subject(), "Tổ báo lại khác"), NOW));
    story.at(Instant.parse("2024-06-01T03:00:00Z"));
    story.when(examine(1)).then(examined(1));
  }

  @Test
  void what_was_not_examined_is_not_opened_again() {
    story
        .when(new ReopenFinding(next(), FINDING, Field.LO.subject(), "Nhầm"))
        .refused(FindingRefusal.NOT_EXAMINED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n"})
  void a_look_without_a_reason_is_none(String reason) {
    story
        .when(new ExamineFinding(next(), FINDING, 1, Field.LO.subject(), reason))
        .refused(CommandRefusal.UNFIT_TEXT, "field", "/reason");
  }

  @Test
  void a_reason_is_as_long_as_a_few_sentences_and_belongs_to_somebody() {
    story.given(Field.offered(Field.VNEID));
    CommandId one = next();
    story
        .when(new ExamineFinding(one, FINDING, 1, Field.LO.subject(), "x".repeat(501)))
        .refused(CommandRefusal.TOO_LONG, "most", "500");
    story
        .when(new ExamineFinding(next(), FINDING, 1, "team/" + Field.TEAM, "x"))
        .refused(CommandRefusal.BAD_VALUE, "field", "/about");
  }

  @Test
  void a_command_never_prints_its_reason() {
    assertThat(examine(1).toString()).doesNotContain("máy");
    assertThat(new ReopenFinding(next(), FINDING, Field.LO.subject(), "máy").toString())
        .doesNotContain("máy");
  }

  private ExamineFinding examine(long seen) {
    return new ExamineFinding(next(), FINDING, seen, Field.LO.subject(), "Dùng chung một máy");
  }

  private static FindingExamined examined(long seen) {
    return new FindingExamined(
        FINDING, seen, new Personal(Field.LO.subject(), "Dùng chung một máy"), NOW);
  }
}

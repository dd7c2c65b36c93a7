package socai.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import socai.command.team.TeamRefusal;
import socai.problem.RefusedException;

/** How much may be recorded: ten changes, and three ends more than there are changes. */
class BoundTest {
  private static final Bound BOUND = new Bound(10, 3, TeamRefusal.FULL_HISTORY);

  @ParameterizedTest(name = "{0} changes, {1} ends, {2} retractions: {3} is taken: {4}")
  @CsvSource({
    "9, 500, 500, NEW, true",
    "10, 0, 0, NEW, false",
    "10, 10, 10, NEW, false",
    "9, 500, 500, IN_PLACE, true",
    "10, 500, 9, IN_PLACE, true",
    "10, 0, 10, IN_PLACE, false",
    "5000, 5000, 9, IN_PLACE, true",
    "1, 3, 500, END, true",
    "1, 4, 0, END, false",
    "10, 12, 500, END, true",
    "10, 13, 0, END, false",
    "5000, 5000, 5000, END, true",
  })
  void what_is_taken(int changes, int ends, int retractions, ChangeKind kind, boolean taken) {
    Tally recorded = new Tally(changes, ends, retractions);
    if (taken) {
      BOUND.demand(recorded, kind);
    } else {
      assertThatThrownBy(() -> BOUND.demand(recorded, kind))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> {
                assertThat(refused.refusal()).isEqualTo(TeamRefusal.FULL_HISTORY);
                assertThat(refused.details()).containsEntry("most", "10");
              });
    }
  }
}

package socai.standalone.crash.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import socai.standalone.crash.check.Flaw;
import socai.standalone.crash.check.Violation;

/** Each way in which a ledger can fail its senders is made up here, and must be found. */
class JudgeTest {
  private static final Map<String, Book.Entry> TOLD =
      Map.of(
          "a", new Book.Entry("mark of a", 1),
          "b", new Book.Entry("mark of b", 2),
          "c", new Book.Entry("mark of c", 0));

  private static Line line(long position, String command, String subject, long sequence) {
    return of("happened", position, command, subject, sequence);
  }

  private static Line of(String type, long position, String command, String subject, long number) {
    return new Line(position, command, type, subject, number, "… mark of " + command + " …");
  }

  private static List<Flaw> judged(Line... lines) {
    Judge judge = new Judge(TOLD);
    List.of(lines).forEach(judge::read);
    return judge.end().stream().map(Violation::flaw).toList();
  }

  @Test
  void a_ledger_that_has_what_was_acknowledged_is_sound_with_what_nobody_answered_or_without() {
    assertThat(judged(line(1, "a", "x", 0), line(2, "b", "x", 1))).isEmpty();
    assertThat(judged(line(1, "a", "x", 0), line(2, "b", "x", 1), line(3, "c", "y", 0))).isEmpty();
  }

  @Test
  void a_command_that_was_acknowledged_and_is_not_there_is_lost() {
    assertThat(judged(line(1, "a", "x", 0))).containsExactly(Flaw.LOST);
  }

  @Test
  void a_command_that_is_there_twice_is_doubled() {
    assertThat(judged(line(1, "a", "x", 0), line(2, "b", "x", 1), line(3, "a", "y", 0)))
        .contains(Flaw.DOUBLED);
    assertThat(judged(line(1, "a", "x", 0), line(2, "b", "x", 1), line(3, "b", "x", 2)))
        .contains(Flaw.DOUBLED);
  }

  @Test
  void a_command_whose_events_stand_together_is_told_the_last_of_them() {
    assertThat(
            judged(
                line(1, "a", "x", 0), of("begun", 2, "b", "x", 1), of("gone on", 3, "b", "x", 2)))
        .containsExactly(Flaw.MISPLACED);
    assertThat(
            judged(
                line(1, "a", "x", 0), line(2, "b", "x", 1),
                of("begun", 3, "c", "x", 2), of("gone on", 4, "c", "x", 3)))
        .isEmpty();
  }

  @Test
  void a_command_elsewhere_than_was_told_is_misplaced() {
    assertThat(judged(line(1, "c", "y", 0), line(2, "b", "x", 0), line(3, "a", "x", 1)))
        .containsExactly(Flaw.MISPLACED);
  }

  @Test
  void positions_and_numbers_that_do_not_join_are_found() {
    assertThat(judged(line(1, "a", "x", 0), line(3, "b", "x", 1)))
        .containsExactly(Flaw.POSITIONS_DO_NOT_JOIN, Flaw.MISPLACED);
    assertThat(judged(line(1, "a", "x", 0), line(2, "b", "x", 2)))
        .containsExactly(Flaw.NUMBERS_DO_NOT_JOIN);
  }

  @Test
  void what_nobody_sent_and_what_says_something_else_is_found() {
    assertThat(judged(line(1, "a", "x", 0), line(2, "b", "x", 1), line(3, "d", "y", 0)))
        .containsExactly(Flaw.NEVER_SENT);
    assertThat(
            judged(line(1, "a", "x", 0), new Line(2, "b", "happened", "x", 1, "mark of another")))
        .containsExactly(Flaw.MISTAKEN);
  }

  @Test
  void a_line_is_read_as_it_is_stored() {
    assertThat(
            Line.parse(
                7,
                "{\"type\":\"e\",\"subject\":\"team/t\",\"sequence\":\"0000000012\",\"command\":\"c\"}"))
        .extracting(Line::position, Line::command, Line::type, Line::subject, Line::sequence)
        .containsExactly(7L, "c", "e", "team/t", 12L);
  }
}

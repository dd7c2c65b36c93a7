package socai.command.team;

import java.time.LocalDate;
import java.util.List;
import socai.range.FromDay;
import socai.range.Items;
import socai.range.Line;
import socai.range.Since;
import socai.team.Decision;

/** The paper that a command cites. */
public record NewDecision(
    @Line(200) String authority,
    @Line(100) String number,
    @FromDay(Since.FIELD_WORK) LocalDate date,
    @Items(most = 20) List<@Line(200) String> bases) {
  Decision decision() {
    return new Decision(authority, number, date, bases);
  }
}

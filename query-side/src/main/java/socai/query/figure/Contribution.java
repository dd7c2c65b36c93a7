package socai.query.figure;

import java.time.LocalDate;

/**
 * What one event adds to a figure that has no parts: one of a level, a team, a hamlet.
 *
 * @param day the day from which it counts
 * @param amount never 0; negative: it takes away
 */
public record Contribution(Figure to, LocalDate day, int amount) {
  /** What it adds to, by name: the figure and the day. Texts sort as figures and days do. */
  public String part() {
    return to.text() + "/" + day;
  }
}

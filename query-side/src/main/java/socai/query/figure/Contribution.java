package socai.query.figure;

import java.time.LocalDate;

/**
 * What one event adds to a figure that has no parts: one of a level, a team, a hamlet.
 *
 * @param day the day from which it counts, for figures of a date
 * @param amount never 0; negative: it takes away
 */
public record Contribution(Figure to, LocalDate day, int amount) {
  /** What it adds to, by name: the figure, and its day where it has one. Texts sort as days do. */
  public String part() {
    return to.kind().isDated() ? part(to, day) : to.text();
  }

  /** The part of {@code figure} that belongs to {@code day}. */
  public static String part(Figure figure, LocalDate day) {
    return figure.text() + "/" + day;
  }
}

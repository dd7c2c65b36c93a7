package socai.query.evidence;

import java.time.LocalDate;
import java.util.List;
import socai.query.figure.FigureYear.Day;

/**
 * One of those that a figure is made of: of a level, a team or a hamlet.
 *
 * @param figure its name
 * @param days what it gained and lost, day by day, up to the day and position asked for
 */
record Part(String figure, List<Day> days) {
  long sum() {
    return days.stream().mapToLong(Day::sum).sum();
  }

  long count() {
    return days.stream().mapToLong(Day::count).sum();
  }

  long sumBefore(LocalDate day) {
    return days.stream().filter(d -> d.day().isBefore(day)).mapToLong(Day::sum).sum();
  }
}
